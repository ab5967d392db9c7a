using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>Why a client is reported by a watch.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<NativeChangeKind>))]
public readonly record struct NativeChangeKind : IKnownText<NativeChangeKind>
{
    private readonly string? _value;

    private NativeChangeKind(string value) => _value = value;

    /// <summary><c>started</c>: The client is watched from now on; nothing has changed yet.</summary>
    public static NativeChangeKind Started { get; } = new("started");

    /// <summary><c>changed</c>: Paths of the client are different from before.</summary>
    public static NativeChangeKind Changed { get; } = new("changed");

    /// <summary><c>missed</c>: The system lost track for a moment; what changed, if anything, is not known.</summary>
    public static NativeChangeKind Missed { get; } = new("missed");

    /// <summary><c>not_watched</c>: The client is not watched; see the problems.</summary>
    public static NativeChangeKind NotWatched { get; } = new("not_watched");

    /// <inheritdoc/>
    public static IReadOnlyList<NativeChangeKind> Known { get; } = [Started, Changed, Missed, NotWatched];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static NativeChangeKind From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
