namespace PluginKit.Authoring.Targets;

/// <summary>What the authoring tool generates for a target and calls its own.</summary>
/// <param name="Kind">From what it is made.</param>
/// <param name="Path">Where it is, relative to the package: a file, or a folder for what is copied file by file.</param>
/// <param name="From">
/// The kind of overlay content without which it is not generated: the folder of a mirror, or the document of a file; <see langword="null"/> for a file that
/// is always generated.
/// </param>
public sealed record ManagedArtifact(ManagedArtifactKind Kind, string Path, string? From = null)
{
    /// <summary>The artifact as a pattern, for example <c>skills/**</c>.</summary>
    public string Pattern => Kind is ManagedArtifactKind.Mirror or ManagedArtifactKind.Skills ? $"{Path}/**" : Path;
}
