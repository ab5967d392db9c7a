using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>How reading a document ended.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ReadOutcome>))]
public readonly record struct ReadOutcome : IKnownText<ReadOutcome>
{
    private readonly string? _value;

    private ReadOutcome(string value) => _value = value;

    /// <summary><c>ok</c>: It could be read.</summary>
    public static ReadOutcome Ok { get; } = new("ok");

    /// <summary><c>absent</c>: There is none.</summary>
    public static ReadOutcome Absent { get; } = new("absent");

    /// <summary><c>unreadable</c>: There is one, and it cannot be opened.</summary>
    public static ReadOutcome Unreadable { get; } = new("unreadable");

    /// <summary><c>corrupt</c>: It does not follow its format.</summary>
    public static ReadOutcome Corrupt { get; } = new("corrupt");

    /// <summary><c>newer</c>: A newer version wrote it.</summary>
    public static ReadOutcome Newer { get; } = new("newer");


    /// <inheritdoc/>
    public static IReadOnlyList<ReadOutcome> Known { get; } = [Ok, Absent, Unreadable, Corrupt, Newer];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static ReadOutcome From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
