using System.Collections.ObjectModel;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Clients;

/// <summary>What the record of a target says once a proposal has been carried out.</summary>
public sealed record TargetRecordDraft
{
    /// <summary>State that the observation afterwards must show: verification compares.</summary>
    public required InstallState State { get; init; }

    /// <summary>What the client then still needs.</summary>
    public ActivationState ActivationState { get; init; } = ActivationState.NotRequired;

    /// <summary>The client's own id of the plugin.</summary>
    public string? NativeRef { get; init; }

    /// <summary>Restrictions to record.</summary>
    public IReadOnlyList<EnvironmentRestriction> EnvironmentRestrictions { get; init => field = value ?? []; } = [];

    /// <summary>Objects that we own then, in the words of state.</summary>
    public IReadOnlyList<NativeObject> OwnedNativeObjects { get; init => field = value ?? []; } = [];

    /// <summary>Facts for the record in state; strings only, no secrets, readable by the existing tool.</summary>
    public IReadOnlyDictionary<string, string> AdapterMetadata { get; init => field = value ?? ReadOnlyDictionary<string, string>.Empty; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Facts for our own receipt, for example which containers of a settings file were there before.</summary>
    public IReadOnlyDictionary<string, string> ReceiptFacts { get; init => field = value ?? ReadOnlyDictionary<string, string>.Empty; } = ReadOnlyDictionary<string, string>.Empty;
}
