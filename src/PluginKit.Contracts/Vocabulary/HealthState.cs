using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>How a managed integration or target is.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<HealthState>))]
public readonly record struct HealthState : IKnownText<HealthState>
{
    private readonly string? _value;

    private HealthState(string value) => _value = value;

    /// <summary><c>healthy</c>: As recorded.</summary>
    public static HealthState Healthy { get; } = new("healthy");

    /// <summary><c>attention</c>: Works, or will after a step of the user.</summary>
    public static HealthState Attention { get; } = new("attention");

    /// <summary><c>degraded</c>: Does not work as recorded.</summary>
    public static HealthState Degraded { get; } = new("degraded");

    /// <summary><c>unknown</c>: Was not looked at, or could not be.</summary>
    public static HealthState Unknown { get; } = new("unknown");


    /// <inheritdoc/>
    public static IReadOnlyList<HealthState> Known { get; } = [Healthy, Attention, Degraded, Unknown];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static HealthState From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
