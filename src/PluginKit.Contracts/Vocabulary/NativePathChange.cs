using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What happened to a watched path.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<NativePathChange>))]
public readonly record struct NativePathChange : IKnownText<NativePathChange>
{
    private readonly string? _value;

    private NativePathChange(string value) => _value = value;

    /// <summary><c>appeared</c>: It was not there before.</summary>
    public static NativePathChange Appeared { get; } = new("appeared");

    /// <summary><c>changed</c>: Its content, or the names in it, are different.</summary>
    public static NativePathChange Changed { get; } = new("changed");

    /// <summary><c>disappeared</c>: It is not there any more.</summary>
    public static NativePathChange Disappeared { get; } = new("disappeared");

    /// <inheritdoc/>
    public static IReadOnlyList<NativePathChange> Known { get; } = [Appeared, Changed, Disappeared];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static NativePathChange From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
