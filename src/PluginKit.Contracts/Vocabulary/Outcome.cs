using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What a mutation came to. One truth table decides it together with <c>ok</c>; see <see cref="Documents.OutcomeRules"/>.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<Outcome>))]
public readonly record struct Outcome : IKnownText<Outcome>
{
    private readonly string? _value;

    private Outcome(string value) => _value = value;

    /// <summary><c>planned</c>: A plan: nothing was carried out.</summary>
    public static Outcome Planned { get; } = new("planned");

    /// <summary><c>applied</c>: Every target that was to change ended installed, removed or pending by design.</summary>
    public static Outcome Applied { get; } = new("applied");

    /// <summary><c>partial_success</c>: At least one target was applied and at least one was blocked, failed or rolled back; none is degraded.</summary>
    public static Outcome PartialSuccess { get; } = new("partial_success");

    /// <summary><c>rolled_back</c>: Nothing is applied; everything that had begun was undone.</summary>
    public static Outcome RolledBack { get; } = new("rolled_back");

    /// <summary><c>degraded</c>: At least one target was left in a state that is neither the old nor the new one; it is recorded.</summary>
    public static Outcome Degraded { get; } = new("degraded");

    /// <summary><c>failed</c>: Nothing was touched.</summary>
    public static Outcome Failed { get; } = new("failed");


    /// <inheritdoc/>
    public static IReadOnlyList<Outcome> Known { get; } = [Planned, Applied, PartialSuccess, RolledBack, Degraded, Failed];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static Outcome From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
