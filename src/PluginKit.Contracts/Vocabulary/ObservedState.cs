using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What the files of a client say about a plugin.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ObservedState>))]
public readonly record struct ObservedState : IKnownText<ObservedState>
{
    private readonly string? _value;

    private ObservedState(string value) => _value = value;

    /// <summary><c>observed_active</c>: Listed or loaded by the client.</summary>
    public static ObservedState Active { get; } = new("observed_active");

    /// <summary><c>observed_disabled</c>: Present and switched off.</summary>
    public static ObservedState Disabled { get; } = new("observed_disabled");

    /// <summary><c>observed_prepared</c>: Staged, not installed yet.</summary>
    public static ObservedState Prepared { get; } = new("observed_prepared");

    /// <summary><c>observed_degraded</c>: Partly there, contradictory or blocked.</summary>
    public static ObservedState Degraded { get; } = new("observed_degraded");


    /// <inheritdoc/>
    public static IReadOnlyList<ObservedState> Known { get; } = [Active, Disabled, Prepared, Degraded];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static ObservedState From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
