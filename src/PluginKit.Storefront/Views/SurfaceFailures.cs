using PluginKit.Contracts.Problems;

namespace PluginKit.Storefront.Views;

/// <summary>Why surfaces gave no answer, or none that is newer than the one at hand. The view carries these problems.</summary>
public sealed record SurfaceFailures
{
    /// <summary>What was wrong with the catalog.</summary>
    public Problem? Catalog { get; init; }

    /// <summary>What was wrong with discovery.</summary>
    public Problem? Discovery { get; init; }

    /// <summary>What was wrong with the managed list.</summary>
    public Problem? List { get; init; }

    /// <summary>What was wrong with doctor.</summary>
    public Problem? Doctor { get; init; }
}
