using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Clients;

/// <summary>The generations of one integration in one client, and what refers to them.</summary>
public sealed record GenerationView
{
    /// <summary>Every generation that lies in our folder.</summary>
    public IReadOnlyList<GenerationFolder> Generations { get; init; } = [];

    /// <summary>Paths that the client's files name (the pointer, a registry, settings), absolute; a path inside a generation refers to it.</summary>
    public IReadOnlyList<string> ReferencedPaths { get; init; } = [];

    /// <summary>What could not be read. An error means that the answer is not complete and nothing may be collected.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
