using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What a validation came to.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ValidationOutcome>))]
public readonly record struct ValidationOutcome : IKnownText<ValidationOutcome>
{
    private readonly string? _value;

    private ValidationOutcome(string value) => _value = value;

    /// <summary><c>passed</c>: No failure, and no warning where warnings count.</summary>
    public static ValidationOutcome Passed { get; } = new("passed");

    /// <summary><c>failed</c>: At least one failure.</summary>
    public static ValidationOutcome Failed { get; } = new("failed");

    /// <summary><c>failed_strict_warnings</c>: No failure, but a warning, and warnings count.</summary>
    public static ValidationOutcome FailedStrictWarnings { get; } = new("failed_strict_warnings");

    /// <inheritdoc/>
    public static IReadOnlyList<ValidationOutcome> Known { get; } = [Passed, Failed, FailedStrictWarnings];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static ValidationOutcome From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
