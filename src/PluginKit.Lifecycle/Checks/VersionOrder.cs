namespace PluginKit.Lifecycle.Checks;

/// <summary>
/// Whether one version is above another, for words only: what decides about an update is content. Orders numbers and tells a release from its
/// pre-releases; of anything else it does not pretend to know.
/// </summary>
internal static class VersionOrder
{
    /// <summary>Below, at or above zero; <see langword="null"/> when the two cannot be ordered.</summary>
    public static int? Compare(string first, string second)
    {
        if (string.Equals(first, second, StringComparison.Ordinal))
        {
            return 0;
        }

        var (core, preRelease) = Split(first);
        var (otherCore, otherPreRelease) = Split(second);
        if (!Version.TryParse(core, out var version) || !Version.TryParse(otherCore, out var other))
        {
            return null;
        }

        var order = version.CompareTo(other);
        return order != 0 ? order
            : (preRelease.Length == 0) != (otherPreRelease.Length == 0) ? (preRelease.Length == 0 ? 1 : -1)
            : null;
    }

    private static (string Core, string PreRelease) Split(string version)
    {
        var core = version.Split('+')[0];
        var dash = core.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (core, string.Empty) : (core[..dash], core[(dash + 1)..]);
    }
}
