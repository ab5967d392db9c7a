using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What became of one target in a mutation.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<TargetOutcome>))]
public readonly record struct TargetOutcome : IKnownText<TargetOutcome>
{
    private readonly string? _value;

    private TargetOutcome(string value) => _value = value;

    /// <summary><c>applied</c>: The change is in place and was verified.</summary>
    public static TargetOutcome Applied { get; } = new("applied");

    /// <summary><c>blocked</c>: The plan already said that this target cannot be changed now; it was left alone.</summary>
    public static TargetOutcome Blocked { get; } = new("blocked");

    /// <summary><c>rolled_back</c>: The change had begun and was undone completely.</summary>
    public static TargetOutcome RolledBack { get; } = new("rolled_back");

    /// <summary><c>degraded</c>: The change had begun, failed, and could not be undone completely.</summary>
    public static TargetOutcome Degraded { get; } = new("degraded");

    /// <summary><c>failed</c>: The change did not begin.</summary>
    public static TargetOutcome Failed { get; } = new("failed");

    /// <summary><c>noop</c>: Nothing had to change.</summary>
    public static TargetOutcome Noop { get; } = new("noop");


    /// <inheritdoc/>
    public static IReadOnlyList<TargetOutcome> Known { get; } = [Applied, Blocked, RolledBack, Degraded, Failed, Noop];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static TargetOutcome From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
