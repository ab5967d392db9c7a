using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>How much a problem matters.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ProblemSeverity>))]
public readonly record struct ProblemSeverity : IKnownText<ProblemSeverity>
{
    private readonly string? _value;

    private ProblemSeverity(string value) => _value = value;

    /// <summary><c>info</c>: Worth knowing.</summary>
    public static ProblemSeverity Info { get; } = new("info");

    /// <summary><c>warning</c>: Works, but not as it should.</summary>
    public static ProblemSeverity Warning { get; } = new("warning");

    /// <summary><c>error</c>: What was asked for was not or cannot be done.</summary>
    public static ProblemSeverity Error { get; } = new("error");


    /// <inheritdoc/>
    public static IReadOnlyList<ProblemSeverity> Known { get; } = [Info, Warning, Error];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static ProblemSeverity From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
