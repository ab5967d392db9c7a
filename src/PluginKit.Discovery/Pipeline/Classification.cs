using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Discovery.Pipeline;

/// <summary>What is said about an observed plugin besides who it is.</summary>
internal sealed record Classification
{
    public required ObservedState State { get; init; }

    public required ActivationHint Hint { get; init; }

    /// <summary>Why it may only be shown, as a code.</summary>
    public required string Reason { get; init; }

    public bool? Enabled { get; init; }

    public bool? EnabledIfUnset { get; init; }

    /// <summary>As it was asked for; <see langword="null"/> when the plugin does not concern that project.</summary>
    public string? WorkspaceRoot { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
