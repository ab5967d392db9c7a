using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Managed;

/// <summary>The identity of one managed target, with the evidence that explains native observations.</summary>
public sealed record ManagedTargetIdentity
{
    /// <summary>The integration.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>Lifecycle target id.</summary>
    public required string TargetId { get; init; }

    /// <summary>The scope.</summary>
    public required InstallScope Scope { get; init; }

    /// <summary>The project, for the project scope.</summary>
    public string? WorkspaceRoot { get; init; }

    /// <summary>The client's own id of the plugin.</summary>
    public string? NativeRef { get; init; }

    /// <summary>Objects that the record owns, in the words of state.</summary>
    public IReadOnlyList<NativeObject> OwnedNativeObjects { get; init; } = [];

    /// <summary>Name of the marketplace that the record made or uses (from the adapter's metadata), when it is known.</summary>
    public string? MarketplaceName { get; init; }
}
