using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What becomes of a file or folder.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<FileChangeKind>))]
public readonly record struct FileChangeKind : IKnownText<FileChangeKind>
{
    private readonly string? _value;

    private FileChangeKind(string value) => _value = value;

    /// <summary><c>created</c>: It is made.</summary>
    public static FileChangeKind Created { get; } = new("created");

    /// <summary><c>changed</c>: It gets other content.</summary>
    public static FileChangeKind Changed { get; } = new("changed");

    /// <summary><c>deleted</c>: It is taken away.</summary>
    public static FileChangeKind Deleted { get; } = new("deleted");

    /// <inheritdoc/>
    public static IReadOnlyList<FileChangeKind> Known { get; } = [Created, Changed, Deleted];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static FileChangeKind From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
