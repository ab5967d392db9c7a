using System.Collections.ObjectModel;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Clients;

/// <summary>What is recorded about a managed target: the record in state and PluginKit's own receipt.</summary>
public sealed record ManagedTargetFacts
{
    /// <summary>Recorded state.</summary>
    public required InstallState State { get; init; }

    /// <summary>The client's own id of the plugin.</summary>
    public string? NativeRef { get; init; }

    /// <summary>Version in the record.</summary>
    public string? Version { get; init; }

    /// <summary>Objects that the record owns.</summary>
    public IReadOnlyList<NativeObject> OwnedNativeObjects { get; init; } = [];

    /// <summary>What the adapter put into the record (strings only; also written by the existing tool).</summary>
    public IReadOnlyDictionary<string, string> AdapterMetadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What the adapter put into the receipt; <see langword="null"/> when the receipt is missing.</summary>
    public IReadOnlyDictionary<string, string>? ReceiptFacts { get; init; }

    /// <summary>Digest of the files that were delivered; <see langword="null"/> when the receipt is missing.</summary>
    public string? DeliveryDigest { get; init; }

    /// <summary>
    /// Digest of the delivered files as they are on disk now, computed by the host when asked for (doctor, repair);
    /// <see langword="null"/> when it was not computed, a text that is no digest when there is no folder that can be read as delivered files.
    /// </summary>
    public string? ObservedDeliveryDigest { get; init; }
}
