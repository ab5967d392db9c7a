using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What a watched path is.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<NativePathKind>))]
public readonly record struct NativePathKind : IKnownText<NativePathKind>
{
    private readonly string? _value;

    private NativePathKind(string value) => _value = value;

    /// <summary><c>file</c>: A file.</summary>
    public static NativePathKind File { get; } = new("file");

    /// <summary><c>folder</c>: A folder, of which the names of its direct entries count.</summary>
    public static NativePathKind Folder { get; } = new("folder");

    /// <summary><c>other</c>: Something that is neither, or that cannot be looked at.</summary>
    public static NativePathKind Other { get; } = new("other");

    /// <inheritdoc/>
    public static IReadOnlyList<NativePathKind> Known { get; } = [File, Folder, Other];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static NativePathKind From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
