using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Origins;

/// <summary>
/// Holds the words of an entry that somebody else wrote, in a marketplace or a snapshot, to the rules that <c>plugin.yaml</c> is held to: what is no address is not
/// handed on, what is no version neither, and hidden characters are told with their field and place. Nothing of it takes the entry away.
/// </summary>
internal static class EntryWords
{
    // A hostile entry can have any number; whoever mends it sees the others when these are gone.
    private const int MaximumHidden = 20;

    /// <param name="entry">The entry as it was read.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="fieldOf">What the file calls a member of the entry.</param>
    /// <returns>The entry without what is not handed on, with the problems.</returns>
    public static CatalogEntry Checked(CatalogEntry entry, EntryPlace place, Func<string, string> fieldOf)
    {
        List<Problem> problems = [];
        var isTold = entry.Problems.Any(static problem => problem.Code == ProblemCodes.HiddenText);
        entry = Versioned(entry, place, problems);
        entry = CatalogEntryLinks.Checked(entry, member => problems.Add(place.At(ProblemCodes.AddressUnusable, fieldOf(member), "is no complete address and is left out")));
        if (!isTold)
        {
            problems.AddRange(place.Hidden().Take(MaximumHidden).Select(text => place.At(ProblemCodes.HiddenText, text.Path, "has characters that are not shown")));
        }

        return problems.Count == 0 ? entry : entry with
        {
            Problems = [.. entry.Problems, .. problems],
            Warnings = [.. entry.Warnings, .. problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message)],
        };
    }

    private static CatalogEntry Versioned(CatalogEntry entry, EntryPlace place, List<Problem> problems)
    {
        // A version may be absent in a marketplace, and so is empty in a snapshot of one.
        if (entry.Version.Length == 0)
        {
            return entry;
        }

        var version = entry.Version.Trim();
        if (!VersionText.IsVersion(version))
        {
            problems.Add(place.At(ProblemCodes.VersionIrregular, "version", $"is not one line of at most {VersionText.MaximumLength} characters without slashes; it is left out"));
            return entry with { Version = string.Empty };
        }

        if (VersionText.IsMoving(version))
        {
            problems.Add(place.At(ProblemCodes.VersionIrregular, "version", "names whatever is newest; changes cannot be seen by it"));
        }

        return version.Length == entry.Version.Length ? entry : entry with { Version = version };
    }
}
