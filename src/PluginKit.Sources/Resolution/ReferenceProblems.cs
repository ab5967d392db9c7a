using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Sources.References;

namespace PluginKit.Sources.Resolution;

/// <summary>Says why a reference is not accepted and what would be.</summary>
internal static class ReferenceProblems
{
    private const int MaxQuotedLength = 200;

    public static Problem Unsupported(string reference)
    {
        var quoted = Quote(reference);
        if (DiskPath.IsOfAnotherSystem(reference))
        {
            return Of(ProblemCodes.SourceNotFound, $"{quoted} is a path of another operating system; there is no such folder on this machine.", reference);
        }

        return SourceReferences.FormOf(reference) switch
        {
            ReferenceForm.Empty => Of(ProblemCodes.Usage, "A source reference is required: " + SourceReferences.AcceptedForms + ".", reference),
            ReferenceForm.RelativePath => Of(
                ProblemCodes.Usage, $"{quoted} is a relative path. Nothing here reads the working directory; give the absolute path.", reference),
            ReferenceForm.HomePath => Of(ProblemCodes.Usage, $"{quoted} begins with '~', which is not expanded; give the absolute path.", reference),
            ReferenceForm.GitHubPathMisordered => Of(
                ProblemCodes.SourceUnsupported, $"{quoted} has the ref behind the folder; write owner/repo@ref//folder.", reference),
            ReferenceForm.GitHubPath => NotRegistered(quoted, "a path in a GitHub repository", reference),
            ReferenceForm.GitUrl => NotRegistered(quoted, "a Git URL", reference),
            ReferenceForm.Archive => NotRegistered(quoted, "an archive", reference),
            ReferenceForm.AbsolutePath => NotRegistered(quoted, "a path on this machine", reference),
            ReferenceForm.Alias => NotRegistered(quoted, "a bare name, which only a catalog can know", reference),
            _ when Hint(reference) is { } hint => Of(ProblemCodes.SourceUnsupported, $"{quoted} is not a form of a source reference; {hint}.", reference),
            _ => Of(ProblemCodes.SourceUnsupported, $"{quoted} is not a form of a source reference. Accepted are {SourceReferences.AcceptedForms}.", reference),
        };
    }

    public static Problem Ambiguous(string reference, IEnumerable<string> kinds)
    {
        var list = string.Join(", ", kinds.Order(StringComparer.Ordinal));
        var message = $"{Quote(reference)} is ambiguous: more than one registered source accepts it ({list}). Register only one of them.";
        var problem = Of(ProblemCodes.Usage, message, reference);
        return problem with { Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["source_kinds"] = list } };
    }

    /// <summary>What people copy out of a browser, and what they mean by it.</summary>
    private static string? Hint(string reference)
    {
        if (!Uri.TryCreate(reference, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
        {
            return null;
        }

        if (uri.UserInfo.Length > 0)
        {
            return "an address with credentials in it is never taken, as it would be recorded; sign in with a credential helper instead";
        }

        return uri.Host is "github.com" && uri.AbsolutePath.Trim('/').Split('/') is [var owner, var name, ..]
            ? $"write github:{Shorten(owner)}/{Shorten(name)}, with @ref and //folder as needed"
            : uri.Scheme == "http" ? "an address has to be https" : "the address of a Git repository ends in .git";
    }

    private static Problem NotRegistered(string quoted, string form, string reference) =>
        Of(ProblemCodes.SourceUnsupported, $"{quoted} looks like {form}, and no source for it is registered. Known forms are {SourceReferences.AcceptedForms}.", reference);

    private static Problem Of(string code, string message, string reference) => Problem.Of(code, message, Shorten(reference));

    /// <summary>A URL may carry credentials; they do not go into messages.</summary>
    private static string Shorten(string reference)
    {
        var text = new string([.. WithoutCredentials(reference).Where(static c => !char.IsControl(c))]);
        return text.Length <= MaxQuotedLength ? text : string.Concat(text.AsSpan(0, MaxQuotedLength), "…");
    }

    private static string Quote(string reference) => $"'{Shorten(reference)}'";

    private static string WithoutCredentials(string reference)
    {
        var scheme = reference.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return reference;
        }

        var start = scheme + 3;
        var end = reference.IndexOfAny(['/', '?', '#'], start);
        var authority = end < 0 ? reference[start..] : reference[start..end];
        var at = authority.LastIndexOf('@');
        var tail = end < 0 ? string.Empty : reference[end..];
        var query = tail.IndexOf('?', StringComparison.Ordinal);
        return string.Concat(reference[..start], at < 0 ? authority : "…@" + authority[(at + 1)..], query < 0 ? tail : tail[..query] + "?…");
    }
}
