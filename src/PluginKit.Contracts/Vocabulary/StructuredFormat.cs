using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>The format of a client file whose members are edited or observed.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<StructuredFormat>))]
public readonly record struct StructuredFormat : IKnownText<StructuredFormat>
{
    private readonly string? _value;

    private StructuredFormat(string value) => _value = value;

    /// <summary><c>json</c>: Strict JSON.</summary>
    public static StructuredFormat Json { get; } = new("json");

    /// <summary><c>jsonc</c>: JSON with comments and trailing commas.</summary>
    public static StructuredFormat Jsonc { get; } = new("jsonc");

    /// <summary><c>toml</c>: TOML 1.0.</summary>
    public static StructuredFormat Toml { get; } = new("toml");


    /// <inheritdoc/>
    public static IReadOnlyList<StructuredFormat> Known { get; } = [Json, Jsonc, Toml];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static StructuredFormat From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
