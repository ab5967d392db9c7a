using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What became of one step of a bootstrap.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<BootstrapStepState>))]
public readonly record struct BootstrapStepState : IKnownText<BootstrapStepState>
{
    private readonly string? _value;

    private BootstrapStepState(string value) => _value = value;

    /// <summary><c>planned</c>: It would be run.</summary>
    public static BootstrapStepState Planned { get; } = new("planned");

    /// <summary><c>succeeded</c>: Its program ended with 0.</summary>
    public static BootstrapStepState Succeeded { get; } = new("succeeded");

    /// <summary><c>failed</c>: Its program ended with another code.</summary>
    public static BootstrapStepState Failed { get; } = new("failed");

    /// <summary><c>timed_out</c>: It was ended after its time limit.</summary>
    public static BootstrapStepState TimedOut { get; } = new("timed_out");

    /// <summary><c>not_started</c>: Its program could not be started.</summary>
    public static BootstrapStepState NotStarted { get; } = new("not_started");

    /// <summary><c>skipped</c>: It was not run, because a step before it did not succeed.</summary>
    public static BootstrapStepState Skipped { get; } = new("skipped");

    /// <inheritdoc/>
    public static IReadOnlyList<BootstrapStepState> Known { get; } = [Planned, Succeeded, Failed, TimedOut, NotStarted, Skipped];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static BootstrapStepState From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
