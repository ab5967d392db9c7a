using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What became of looking at a detached signature. These are different answers, and only one of them is good.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<SignatureState>))]
public readonly record struct SignatureState : IKnownText<SignatureState>
{
    private readonly string? _value;

    private SignatureState(string value) => _value = value;

    /// <summary><c>not_checked</c>: Nobody looked, because no key is trusted and no signature required, or because something else was in its place.</summary>
    public static SignatureState NotChecked { get; } = new("not_checked");

    /// <summary><c>absent</c>: There is none.</summary>
    public static SignatureState Absent { get; } = new("absent");

    /// <summary><c>invalid</c>: It is that of other bytes, or no signature.</summary>
    public static SignatureState Invalid { get; } = new("invalid");

    /// <summary><c>untrusted</c>: It is of a key that is not trusted; whether it is right was not looked at.</summary>
    public static SignatureState Untrusted { get; } = new("untrusted");

    /// <summary><c>unsupported</c>: No verifier understands it.</summary>
    public static SignatureState Unsupported { get; } = new("unsupported");

    /// <summary><c>verified</c>: A trusted key signed exactly these bytes.</summary>
    public static SignatureState Verified { get; } = new("verified");

    /// <inheritdoc/>
    public static IReadOnlyList<SignatureState> Known { get; } = [NotChecked, Absent, Invalid, Untrusted, Unsupported, Verified];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static SignatureState From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
