using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>Whether the source of an integration can be reached.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<SourceAccessState>))]
public readonly record struct SourceAccessState : IKnownText<SourceAccessState>
{
    private readonly string? _value;

    private SourceAccessState(string value) => _value = value;

    /// <summary><c>ok</c>: It could be read at the last look.</summary>
    public static SourceAccessState Ok { get; } = new("ok");

    /// <summary><c>unreachable</c>: It could not be reached.</summary>
    public static SourceAccessState Unreachable { get; } = new("unreachable");

    /// <summary><c>auth_required</c>: It wants credentials.</summary>
    public static SourceAccessState AuthRequired { get; } = new("auth_required");

    /// <summary><c>missing</c>: It is not there any more.</summary>
    public static SourceAccessState Missing { get; } = new("missing");

    /// <summary><c>not_checked</c>: Nobody looked.</summary>
    public static SourceAccessState NotChecked { get; } = new("not_checked");


    /// <inheritdoc/>
    public static IReadOnlyList<SourceAccessState> Known { get; } = [Ok, Unreachable, AuthRequired, Missing, NotChecked];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static SourceAccessState From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
