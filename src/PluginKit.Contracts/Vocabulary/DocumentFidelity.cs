using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>How much of a document a reader may rely on.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<DocumentFidelity>))]
public readonly record struct DocumentFidelity : IKnownText<DocumentFidelity>
{
    private readonly string? _value;

    private DocumentFidelity(string value) => _value = value;

    /// <summary><c>full</c>: Everything the contract promises is there.</summary>
    public static DocumentFidelity Full { get; } = new("full");

    /// <summary><c>reduced_fidelity</c>: It can be shown, but it does not say for every target what was done or planned.</summary>
    public static DocumentFidelity Reduced { get; } = new("reduced_fidelity");

    /// <summary><c>incompatible</c>: It must not be used; there is no document.</summary>
    public static DocumentFidelity Incompatible { get; } = new("incompatible");

    /// <summary><c>read_only</c>: Of a newer schema or without grouping keys: it can be shown, and nothing may be done on its word.</summary>
    public static DocumentFidelity ReadOnly { get; } = new("read_only");

    /// <inheritdoc/>
    public static IReadOnlyList<DocumentFidelity> Known { get; } = [Full, Reduced, Incompatible, ReadOnly];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static DocumentFidelity From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
