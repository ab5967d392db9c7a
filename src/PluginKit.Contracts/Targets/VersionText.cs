using System.Buffers;

namespace PluginKit.Contracts.Targets;

/// <summary>
/// The one rule for versions that somebody else wrote, in <c>plugin.yaml</c>, marketplaces and snapshots alike. A version is any text on one line, because
/// clients compare them only for being the same; it must not be a path, because clients name folders after it. White space around it is no part of it.
/// </summary>
public static class VersionText
{
    /// <summary>The greatest number of UTF-16 code units.</summary>
    public const int MaximumLength = 256;

    private static readonly SearchValues<char> NotInFolders = SearchValues.Create("/\\\r\n\t\0");

    // Names of what is newest somewhere. As a version, they tell no two contents apart.
    private static readonly string[] Moving = ["latest", "newest", "current", "stable", "next", "canary", "nightly", "edge", "head", "main", "master", "trunk", "dev", "*", "x"];

    /// <summary>Whether a text is one version, without white space around it.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> when it is not empty, not too long, on one line, without slashes and hidden characters, and neither <c>.</c> nor <c>..</c>.</returns>
    public static bool IsVersion(string? text) => text is { Length: > 0 and <= MaximumLength } and not "." and not ".."
        && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
        && text.AsSpan().IndexOfAny(NotInFolders) < 0 && !Display.HiddenCharacters.AreIn(text);

    /// <summary>Whether a version only names what is newest, such as <c>latest</c>: what changes under it cannot be seen by the version.</summary>
    /// <param name="version">The version.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public static bool IsMoving(string? version) => version is not null && Moving.Contains(version, StringComparer.OrdinalIgnoreCase);
}
