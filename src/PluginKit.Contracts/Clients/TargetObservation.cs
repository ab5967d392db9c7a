using System.Collections.ObjectModel;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Clients;

/// <summary>How an integration stands in a client, from its files alone.</summary>
public sealed record TargetObservation
{
    /// <summary>
    /// The state. <see cref="InstallState.Removed"/> means: nothing of ours is there. It speaks of our own delivery only;
    /// a foreign entry of the same name is reported through <see cref="ForeignEntry"/>.
    /// </summary>
    public required InstallState State { get; init; }

    /// <summary>What the client still needs.</summary>
    public ActivationState ActivationState { get; init; } = ActivationState.NotRequired;

    /// <summary>What the user can do, or why it does not run.</summary>
    public ActivationHint ActivationHint { get; init; } = ActivationHint.None;

    /// <summary>Reasons outside PluginKit.</summary>
    public IReadOnlyList<EnvironmentRestriction> EnvironmentRestrictions { get; init; } = [];

    /// <summary>Version that the client holds, when it can be read.</summary>
    public string? Version { get; init; }

    /// <summary>What was seen, as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Objects that were seen.</summary>
    public IReadOnlyList<NativeObject> ObservedNativeObjects { get; init; } = [];

    /// <summary>Client files that decide about the plugin.</summary>
    public IReadOnlyList<string> SettingsFiles { get; init; } = [];

    /// <summary>Layers in the order in which the client lets them win.</summary>
    public IReadOnlyList<string> ConfigPrecedenceContext { get; init; } = [];

    /// <summary>The root in whose files the target lives.</summary>
    public string? EffectiveNativeRoot { get; init; }

    /// <summary>
    /// Folders from which the client runs the plugin's files as they were delivered, absolute: verifying compares each with the digest of the delivery.
    /// A copy that the client does not run, or changes by itself, is none.
    /// </summary>
    public IReadOnlyList<string> RunsFrom { get; init; } = [];

    /// <summary>
    /// Evidence of an entry that is not ours and stands where ours would go (a marketplace of our name with another source, a plugin
    /// folder that we did not make); <see langword="null"/> without one. Planning turns it into <c>state_conflict</c>.
    /// </summary>
    public string? ForeignEntry { get; init; }

    /// <summary>What is wrong or odd. An error here (for example a client file that does not parse) blocks every proposal.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Facts for the adapter's own proposal, so that it need not look twice.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
