using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>How sure the relation of a native entry to a universal one is. Advisory only.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<MatchConfidence>))]
public readonly record struct MatchConfidence : IKnownText<MatchConfidence>
{
    private readonly string? _value;

    private MatchConfidence(string value) => _value = value;

    /// <summary><c>exact</c>: Proven by identity-bearing fields.</summary>
    public static MatchConfidence Exact { get; } = new("exact");

    /// <summary><c>heuristic</c>: Plausible; unlocks nothing.</summary>
    public static MatchConfidence Heuristic { get; } = new("heuristic");

    /// <summary><c>none</c>: No relation.</summary>
    public static MatchConfidence None { get; } = new("none");


    /// <inheritdoc/>
    public static IReadOnlyList<MatchConfidence> Known { get; } = [Exact, Heuristic, None];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static MatchConfidence From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
