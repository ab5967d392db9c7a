using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What publishing did to an asset.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<AssetChange>))]
public readonly record struct AssetChange : IKnownText<AssetChange>
{
    private readonly string? _value;

    private AssetChange(string value) => _value = value;

    /// <summary><c>uploaded</c>: It was not there, or not to its end.</summary>
    public static AssetChange Uploaded { get; } = new("uploaded");

    /// <summary><c>replaced</c>: It took the place of another one of its name.</summary>
    public static AssetChange Replaced { get; } = new("replaced");

    /// <summary><c>kept</c>: The same bytes were already there.</summary>
    public static AssetChange Kept { get; } = new("kept");

    /// <inheritdoc/>
    public static IReadOnlyList<AssetChange> Known { get; } = [Uploaded, Replaced, Kept];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static AssetChange From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
