using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>How sure it is that something is what its publisher made. Never more than what was checked: a checksum from the same place as the bundle is <see cref="Digest"/> and no more.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<VerificationLevel>))]
public readonly record struct VerificationLevel : IKnownText<VerificationLevel>
{
    private readonly string? _value;

    private VerificationLevel(string value) => _value = value;

    /// <summary><c>none</c>: It is intact in itself, and nobody said what it should be.</summary>
    public static VerificationLevel None { get; } = new("none");

    /// <summary><c>digest</c>: Its bytes are those of a digest that came with the request.</summary>
    public static VerificationLevel Digest { get; } = new("digest");

    /// <summary><c>signature</c>: A key that is trusted signed its bytes.</summary>
    public static VerificationLevel Signature { get; } = new("signature");

    /// <summary><c>attestation</c>: It is proven where and from what it was built.</summary>
    public static VerificationLevel Attestation { get; } = new("attestation");

    /// <inheritdoc/>
    public static IReadOnlyList<VerificationLevel> Known { get; } = [None, Digest, Signature, Attestation];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static VerificationLevel From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
