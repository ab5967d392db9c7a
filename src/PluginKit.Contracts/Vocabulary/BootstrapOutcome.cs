using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What a bootstrap came to.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<BootstrapOutcome>))]
public readonly record struct BootstrapOutcome : IKnownText<BootstrapOutcome>
{
    private readonly string? _value;

    private BootstrapOutcome(string value) => _value = value;

    /// <summary><c>planned</c>: A plan: nothing was started.</summary>
    public static BootstrapOutcome Planned { get; } = new("planned");

    /// <summary><c>completed</c>: Every step was run and succeeded, or there was none to run.</summary>
    public static BootstrapOutcome Completed { get; } = new("completed");

    /// <summary><c>failed</c>: A step failed, or the project cannot be bootstrapped; what earlier steps did stays.</summary>
    public static BootstrapOutcome Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<BootstrapOutcome> Known { get; } = [Planned, Completed, Failed];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static BootstrapOutcome From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
