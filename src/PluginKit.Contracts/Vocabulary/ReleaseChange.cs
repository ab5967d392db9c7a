using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What publishing did to a release.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ReleaseChange>))]
public readonly record struct ReleaseChange : IKnownText<ReleaseChange>
{
    private readonly string? _value;

    private ReleaseChange(string value) => _value = value;

    /// <summary><c>created_draft</c>: It was made, and is a draft.</summary>
    public static ReleaseChange CreatedDraft { get; } = new("created_draft");

    /// <summary><c>created_published</c>: It was made and, when everything was in it, published.</summary>
    public static ReleaseChange CreatedPublished { get; } = new("created_published");

    /// <summary><c>reused_draft</c>: It was there as a draft and still is one.</summary>
    public static ReleaseChange ReusedDraft { get; } = new("reused_draft");

    /// <summary><c>reused_published</c>: It was there and published.</summary>
    public static ReleaseChange ReusedPublished { get; } = new("reused_published");

    /// <summary><c>promoted_draft</c>: It was there as a draft and, when everything was in it, was published.</summary>
    public static ReleaseChange PromotedDraft { get; } = new("promoted_draft");

    /// <inheritdoc/>
    public static IReadOnlyList<ReleaseChange> Known { get; } = [CreatedDraft, CreatedPublished, ReusedDraft, ReusedPublished, PromotedDraft];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static ReleaseChange From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
