namespace PluginKit.Adapters.Codex.Cache;

/// <summary>
/// The order in which the client prefers the version folders of its cache (measured): <c>local</c> before everything, two semantic versions by
/// their precedence, and everything else by text.
/// </summary>
internal sealed class PluginVersionOrder : IComparer<string>
{
    /// <summary>The folder of a plugin whose manifest has no version.</summary>
    public const string Unversioned = "local";

    public static PluginVersionOrder Instance { get; } = new();

    /// <summary>The folder that the client loads.</summary>
    /// <returns>Its name, or <see langword="null"/> without one.</returns>
    public static string? Highest(IEnumerable<string> versions) =>
        versions.Order(StringComparer.Ordinal).Aggregate(default(string), static (best, next) => best is null || Instance.Compare(next, best) > 0 ? next : best);

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x == Unversioned || y == Unversioned)
        {
            return (x == Unversioned).CompareTo(y == Unversioned);
        }

        return SemanticVersion.TryParse(x, out var first) && SemanticVersion.TryParse(y, out var second)
            ? first.Order(second)
            : string.CompareOrdinal(x, y);
    }
}
