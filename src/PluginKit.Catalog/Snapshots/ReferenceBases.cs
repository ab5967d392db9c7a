using System.Text.RegularExpressions;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// Gives the packages of a folder the references by which they can be fetched from elsewhere, and takes the folder's own place out of what is said of them. What was requested is the
/// reference; the commit that it was made from stays the revision of the entry.
/// </summary>
internal sealed partial class ReferenceBases(ReferenceCheck references, TargetProjection targets)
{
    /// <param name="reading">What was read.</param>
    /// <param name="bases">The base of each origin.</param>
    /// <returns>The same with other references, or why there is none.</returns>
    public (CatalogReading Reading, Problem? Problem) Onto(CatalogReading reading, IReadOnlyDictionary<string, string> bases)
    {
        if (bases.Count == 0)
        {
            return (reading, null);
        }

        var owners = reading.Owners?.Values.Distinct().ToArray() ?? [reading];
        Dictionary<string, ReferenceBase> byOrigin = new(StringComparer.Ordinal);
        foreach (var (origin, text) in bases)
        {
            var owner = Array.Find(owners, owner => owner.Source.Id == origin);
            if (owner?.SourceRoot is not { } root)
            {
                return (reading, Problem.Of(ProblemCodes.Usage, $"'{text}' is to be the base of '{origin}', and there is no origin of this name that is a folder of packages.", origin));
            }

            if (OtherCommit(text, owner.Source.Revision) is { } other)
            {
                return (reading, other);
            }

            byOrigin[origin] = new(root, text);
        }

        return Rebased(reading, byOrigin);
    }

    private (CatalogReading Reading, Problem? Problem) Rebased(CatalogReading reading, Dictionary<string, ReferenceBase> bases)
    {
        List<CatalogEntry> entries = new(reading.Entries.Count);
        foreach (var entry in reading.Entries)
        {
            var (other, problem) = Rebased(entry, bases);
            if (problem is not null)
            {
                return (reading, problem);
            }

            entries.Add(other);
        }

        return (reading with { Entries = entries, Problems = [.. reading.Problems.Select(problem => bases.Values.Aggregate(problem, static (one, other) => other.Onto(one)))] }, null);
    }

    private (CatalogEntry Entry, Problem? Problem) Rebased(CatalogEntry entry, Dictionary<string, ReferenceBase> bases)
    {
        var (own, problem) = Reference(entry.SourceRef, entry.Origin, bases);
        List<CatalogAlternative> alternatives = new(entry.Alternatives.Count);
        foreach (var alternative in entry.Alternatives)
        {
            var (other, fault) = Reference(alternative.SourceRef, alternative.Origin, bases);
            problem ??= fault;
            alternatives.Add(other is null ? alternative : alternative with { SourceRef = other.Value });
        }

        var moved = entry with
        {
            Alternatives = alternatives,
            Problems = [.. entry.Problems.Select(one => bases.Values.Aggregate(one, static (text, other) => other.Onto(text)))],
            Warnings = [.. entry.Warnings.Select(one => bases.Values.Aggregate(one, static (text, other) => other.Onto(text)))],
        };
        return (targets.Onto(own is null ? moved : moved with { SourceRef = own.Value, SourceKind = entry.SourceKind is null ? null : own.Kind, ReadmeUrl = null }), problem);
    }

    private (SourceReference? Reference, Problem? Problem) Reference(string folder, CatalogEntryOrigin? origin, Dictionary<string, ReferenceBase> bases)
    {
        if (origin is null || !bases.TryGetValue(origin.Id, out var found) || found.Of(folder) is not { } text)
        {
            return (null, null);
        }

        return references.Taken(text) switch
        {
            [{ Kind: not (SourceKinds.LocalPath or SourceKinds.GitUrl) } one] => (one, null),
            [{ Kind: SourceKinds.GitUrl }] => (null, Problem.Of(ProblemCodes.SourceUnsupported, $"'{found.Text}' names a repository; the syntax of Git URLs has no folder in one.", found.Text)),
            [_] => (null, Problem.Of(ProblemCodes.SourceUnsupported, $"'{found.Text}' is a place on this machine; packages cannot be fetched by it from another one.", found.Text)),
            [] => (null, Problem.Of(ProblemCodes.SourceUnsupported, $"No registered source takes '{text}', which '{found.Text}' makes of a package.", found.Text)),
            _ => (null, Problem.Of(ProblemCodes.Usage, $"More than one registered source takes '{text}'.", found.Text)),
        };
    }

    private static Problem? OtherCommit(string text, string revision) =>
        Commit().Match(text) is { Success: true } named && ObjectId().IsMatch(revision) && named.Groups["commit"].Value != revision
            ? Problem.Of(ProblemCodes.CatalogRevisionMismatch, $"'{text}' names another commit than the checkout is at ('{revision}').", text)
            : null;

    [GeneratedRegex("[@#](?<commit>[0-9a-f]{40}|[0-9a-f]{64})(//.*)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Commit();

    [GeneratedRegex("^([0-9a-f]{40}|[0-9a-f]{64})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ObjectId();
}
