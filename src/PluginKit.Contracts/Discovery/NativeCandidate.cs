using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Discovery;

/// <summary>A plugin that a scanner saw in a client.</summary>
public sealed record NativeCandidate
{
    /// <summary>The client's own id, for example <c>context7@claude-plugins-official</c>.</summary>
    public required string NativePluginId { get; init; }

    /// <summary>The plugin's name within its marketplace.</summary>
    public required string PluginName { get; init; }

    /// <summary>The marketplace, when one is known.</summary>
    public string? MarketplaceName { get; init; }

    /// <summary>The name for people, when the manifest has one.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The description in the manifest. Untrusted text.</summary>
    public string? Description { get; init; }

    /// <summary>The version that the client recorded or the manifest states.</summary>
    public string? Version { get; init; }

    /// <summary>Scopes in which it is installed.</summary>
    public required IReadOnlyList<InstallScope> Scopes { get; init; }

    /// <summary>Projects of the project and local scopes, absolute.</summary>
    public IReadOnlyList<string> ProjectRoots { get; init; } = [];

    /// <summary>Where it came from.</summary>
    public DetectedSource DetectedSource { get; init; } = DetectedSource.Unknown;

    /// <summary>The source that the client recorded for the marketplace, as kind (the client's word) and value.</summary>
    public SourceReference? MarketplaceSource { get; init; }

    /// <summary>What the client's files say.</summary>
    public required ObservedState State { get; init; }

    /// <summary>What the user can do, or why it does not run.</summary>
    public ActivationHint ActivationHint { get; init; } = ActivationHint.None;

    /// <summary>The folder whose files the client reads for it.</summary>
    public string? EffectiveNativeRoot { get; init; }

    /// <summary>Every place where the client looks whether it is switched on, from the one that wins to the one that loses.</summary>
    public IReadOnlyList<EnablementLayer> Enablement { get; init; } = [];

    /// <summary>Why it may only be shown; see <see cref="ManageabilityReasons"/>. <see langword="null"/> for <see cref="ManageabilityReasons.NativeExternalEntry"/>.</summary>
    public string? ManageabilityReason { get; init; }

    /// <summary>What was seen, as <c>name=value</c>.</summary>
    public IReadOnlyList<string> IdentityEvidence { get; init; } = [];

    /// <summary>Whether every surface that carries the identity agrees (needed for a match of confidence exact).</summary>
    public bool IdentityIsConsistent { get; init; }

    /// <summary>Files and folders that make it up, absolute: compared with what managed state owns.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>What is odd about it.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
