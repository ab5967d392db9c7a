using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>What an application may do with a native entry.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<Manageability>))]
public readonly record struct Manageability : IKnownText<Manageability>
{
    private readonly string? _value;

    private Manageability(string value) => _value = value;

    /// <summary><c>display_only</c>: Show it; nothing else.</summary>
    public static Manageability DisplayOnly { get; } = new("display_only");

    /// <summary><c>safe_remove</c>: It may be removed. Read for newer writers; this release never writes it.</summary>
    public static Manageability SafeRemove { get; } = new("safe_remove");

    /// <summary><c>safe_adopt</c>: It may be taken over. Read for newer writers; this release never writes it.</summary>
    public static Manageability SafeAdopt { get; } = new("safe_adopt");


    /// <inheritdoc/>
    public static IReadOnlyList<Manageability> Known { get; } = [DisplayOnly, SafeRemove, SafeAdopt];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static Manageability From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
