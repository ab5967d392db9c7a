using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What an update would change on a target.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<UpdateChange>))]
public readonly record struct UpdateChange : IKnownText<UpdateChange>
{
    private readonly string? _value;

    private UpdateChange(string value) => _value = value;

    /// <summary><c>none</c>: Nothing: the source has what is installed.</summary>
    public static UpdateChange None { get; } = new("none");

    /// <summary><c>upgrade</c>: The source has a higher version.</summary>
    public static UpdateChange Upgrade { get; } = new("upgrade");

    /// <summary><c>downgrade</c>: The source has a lower version.</summary>
    public static UpdateChange Downgrade { get; } = new("downgrade");

    /// <summary><c>other_version</c>: The source has another version, and the two cannot be ordered.</summary>
    public static UpdateChange OtherVersion { get; } = new("other_version");

    /// <summary><c>same_version</c>: The source has other content of the same version.</summary>
    public static UpdateChange SameVersion { get; } = new("same_version");

    /// <summary><c>dropped</c>: The source has the target no more; it stays unless an update is told to remove it.</summary>
    public static UpdateChange Dropped { get; } = new("dropped");

    /// <summary><c>new</c>: The source has a target that is not installed.</summary>
    public static UpdateChange New { get; } = new("new");

    /// <summary><c>unknown</c>: The source could not be read, or is another package now.</summary>
    public static UpdateChange Unknown { get; } = new("unknown");

    /// <inheritdoc/>
    public static IReadOnlyList<UpdateChange> Known { get; } = [None, Upgrade, Downgrade, OtherVersion, SameVersion, Dropped, New, Unknown];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static UpdateChange From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
