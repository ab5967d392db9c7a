using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>How an observation compares what it finds.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<Comparison>))]
public readonly record struct Comparison : IKnownText<Comparison>
{
    private readonly string? _value;

    private Comparison(string value) => _value = value;

    /// <summary><c>exists</c>: It is there.</summary>
    public static Comparison Exists { get; } = new("exists");

    /// <summary><c>absent</c>: It is not there; a missing file has no members.</summary>
    public static Comparison Absent { get; } = new("absent");

    /// <summary><c>equal_to</c>: It is there and equal to the value (structurally; the order of members does not matter).</summary>
    public static Comparison EqualTo { get; } = new("equal_to");

    /// <summary><c>not_equal_to</c>: It is absent or differs from the value.</summary>
    public static Comparison NotEqualTo { get; } = new("not_equal_to");


    /// <inheritdoc/>
    public static IReadOnlyList<Comparison> Known { get; } = [Exists, Absent, EqualTo, NotEqualTo];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static Comparison From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
