using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Releases;

/// <summary>What became of a release.</summary>
internal sealed record PublishedRelease
{
    /// <summary><see langword="null"/> when it failed.</summary>
    public ReleaseChange? Change { get; init; }

    public IReadOnlyList<HandoffAsset> Assets { get; init; } = [];

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public static PublishedRelease Failed(Problem problem) => new() { Problems = [problem] };
}
