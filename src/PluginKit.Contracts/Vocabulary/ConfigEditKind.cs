using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What is done to a member of a client's file.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ConfigEditKind>))]
public readonly record struct ConfigEditKind : IKnownText<ConfigEditKind>
{
    private readonly string? _value;

    private ConfigEditKind(string value) => _value = value;

    /// <summary><c>set</c>: It is made, or gets another value.</summary>
    public static ConfigEditKind Set { get; } = new("set");

    /// <summary><c>insert</c>: An item is put into a list.</summary>
    public static ConfigEditKind Insert { get; } = new("insert");

    /// <summary><c>remove</c>: It is taken away.</summary>
    public static ConfigEditKind Remove { get; } = new("remove");

    /// <summary><c>move</c>: It gets another place.</summary>
    public static ConfigEditKind Move { get; } = new("move");

    /// <inheritdoc/>
    public static IReadOnlyList<ConfigEditKind> Known { get; } = [Set, Insert, Remove, Move];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static ConfigEditKind From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
