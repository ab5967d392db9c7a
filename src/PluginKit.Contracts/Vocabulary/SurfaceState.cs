using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>How much of one of the four surfaces a view could use.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<SurfaceState>))]
public readonly record struct SurfaceState : IKnownText<SurfaceState>
{
    private readonly string? _value;

    private SurfaceState(string value) => _value = value;

    /// <summary><c>ok</c>: Complete.</summary>
    public static SurfaceState Ok { get; } = new("ok");

    /// <summary><c>stale</c>: An older answer.</summary>
    public static SurfaceState Stale { get; } = new("stale");

    /// <summary><c>unavailable</c>: No answer; entries of this surface may be missing.</summary>
    public static SurfaceState Unavailable { get; } = new("unavailable");

    /// <summary><c>incompatible</c>: An answer that can be shown at most; nothing may be done on its word.</summary>
    public static SurfaceState Incompatible { get; } = new("incompatible");

    /// <inheritdoc/>
    public static IReadOnlyList<SurfaceState> Known { get; } = [Ok, Stale, Unavailable, Incompatible];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static SurfaceState From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
