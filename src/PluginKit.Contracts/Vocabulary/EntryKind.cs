using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>Which truth an entry comes from. Never derived from a name.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<EntryKind>))]
public readonly record struct EntryKind : IKnownText<EntryKind>
{
    private readonly string? _value;

    private EntryKind(string value) => _value = value;

    /// <summary><c>universal_catalog</c>: An entry of a catalog document.</summary>
    public static EntryKind UniversalCatalog { get; } = new("universal_catalog");

    /// <summary><c>universal_available</c>: In a view: in the catalog and not managed.</summary>
    public static EntryKind UniversalAvailable { get; } = new("universal_available");

    /// <summary><c>universal_installed</c>: In a view: managed by PluginKit.</summary>
    public static EntryKind UniversalInstalled { get; } = new("universal_installed");

    /// <summary><c>native_external_installed</c>: In a client, and not managed by PluginKit.</summary>
    public static EntryKind NativeExternalInstalled { get; } = new("native_external_installed");


    /// <inheritdoc/>
    public static IReadOnlyList<EntryKind> Known { get; } = [UniversalCatalog, UniversalAvailable, UniversalInstalled, NativeExternalInstalled];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static EntryKind From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
