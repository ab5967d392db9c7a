using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>How an executable surface of a plan stands to the installed revision.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<SurfaceChange>))]
public readonly record struct SurfaceChange : IKnownText<SurfaceChange>
{
    private readonly string? _value;

    private SurfaceChange(string value) => _value = value;

    /// <summary><c>new</c>: It is not in the installed revision.</summary>
    public static SurfaceChange New { get; } = new("new");

    /// <summary><c>changed</c>: The installed revision has it in another form.</summary>
    public static SurfaceChange Changed { get; } = new("changed");

    /// <summary><c>unchanged</c>: The installed revision has exactly it.</summary>
    public static SurfaceChange Unchanged { get; } = new("unchanged");

    /// <summary><c>removed</c>: Only the installed revision has it.</summary>
    public static SurfaceChange Removed { get; } = new("removed");

    /// <inheritdoc/>
    public static IReadOnlyList<SurfaceChange> Known { get; } = [New, Changed, Unchanged, Removed];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static SurfaceChange From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
