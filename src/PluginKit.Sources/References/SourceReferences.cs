using PluginKit.Contracts.Targets;
using PluginKit.Platform.Trees;

namespace PluginKit.Sources.References;

/// <summary>
/// Recognises the forms of source references without looking at the disk, the network or the process working directory. The syntax is that
/// of plugin-kit-ai.
/// </summary>
public static class SourceReferences
{
    /// <summary>The longest reference that is looked at, in characters.</summary>
    public const int MaxLength = 4096;

    internal const string AcceptedForms =
        "an absolute folder path, [github:]owner/repo[@ref][//folder], a Git URL that ends in .git, or an archive (.zip, .tar, .tar.gz, .tgz)";

    /// <summary>The form of a reference.</summary>
    /// <param name="reference">What somebody wrote.</param>
    /// <returns>The form; <see cref="ReferenceForm.Unknown"/> also for a text that is too long or contains control characters.</returns>
    public static ReferenceForm FormOf(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (string.IsNullOrWhiteSpace(reference))
        {
            return ReferenceForm.Empty;
        }

        if (IsOutOfBounds(reference))
        {
            return ReferenceForm.Unknown;
        }

        if (IsArchive(reference))
        {
            return ReferenceForm.Archive;
        }

        return Path.IsPathFullyQualified(reference) ? ReferenceForm.AbsolutePath : FormOfRelative(reference);
    }

    /// <summary>Whether a reference is longer than anybody writes one, or has control characters.</summary>
    internal static bool IsOutOfBounds(string reference) =>
        reference.Length > MaxLength || reference.AsSpan().ContainsAnyInRange('\0', '\u001F') || reference.AsSpan().ContainsAnyInRange('\u007F', '\u009F');

    /// <summary>Whether the ending of a reference is that of an archive.</summary>
    internal static bool IsArchive(string reference) => ArchivePath.HasEnding(ArchivePath.Split(reference).Path);

    private static ReferenceForm FormOfRelative(string reference)
    {
        if (reference[0] == '~')
        {
            return ReferenceForm.HomePath;
        }

        if (GitReferences.IsUrl(reference))
        {
            return ReferenceForm.GitUrl;
        }

        if (reference is "." or ".." || reference.StartsWith("./", StringComparison.Ordinal) || reference.StartsWith("../", StringComparison.Ordinal)
            || reference.Contains('\\', StringComparison.Ordinal))
        {
            return ReferenceForm.RelativePath;
        }

        var gitHub = GitReferences.GitHubFormOf(reference);
        if (gitHub != ReferenceForm.Unknown)
        {
            return gitHub;
        }

        if (LeafId.IsValid(reference))
        {
            return ReferenceForm.Alias;
        }

        return reference.Contains(':', StringComparison.Ordinal) ? ReferenceForm.Unknown : ReferenceForm.RelativePath;
    }
}
