using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>Who makes a change that a plan announces.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ChangeAuthor>))]
public readonly record struct ChangeAuthor : IKnownText<ChangeAuthor>
{
    private readonly string? _value;

    private ChangeAuthor(string value) => _value = value;

    /// <summary><c>plugin_kit</c>: PluginKit itself.</summary>
    public static ChangeAuthor PluginKit { get; } = new("plugin_kit");

    /// <summary><c>client</c>: The client, through a command that the plan lists. It may write more than what is announced, for example points in time.</summary>
    public static ChangeAuthor Client { get; } = new("client");

    /// <inheritdoc/>
    public static IReadOnlyList<ChangeAuthor> Known { get; } = [PluginKit, Client];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static ChangeAuthor From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
