using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>When a step of a plan runs.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<StepPhase>))]
public readonly record struct StepPhase : IKnownText<StepPhase>
{
    private readonly string? _value;

    private StepPhase(string value) => _value = value;

    /// <summary><c>prepare</c>: Before any client sees anything.</summary>
    public static StepPhase Prepare { get; } = new("prepare");

    /// <summary><c>apply</c>: The change itself.</summary>
    public static StepPhase Apply { get; } = new("apply");

    /// <summary><c>after_commit</c>: After the commit decision, because no rollback brings it back.</summary>
    public static StepPhase AfterCommit { get; } = new("after_commit");


    /// <inheritdoc/>
    public static IReadOnlyList<StepPhase> Known { get; } = [Prepare, Apply, AfterCommit];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static StepPhase From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
