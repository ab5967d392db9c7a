using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>Whether a project can run where it is.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ReadinessStatus>))]
public readonly record struct ReadinessStatus : IKnownText<ReadinessStatus>
{
    private readonly string? _value;

    private ReadinessStatus(string value) => _value = value;

    /// <summary><c>ready</c>: Everything that the launcher needs is there.</summary>
    public static ReadinessStatus Ready { get; } = new("ready");

    /// <summary><c>needs_bootstrap</c>: Dependencies or the environment of the runtime are not installed.</summary>
    public static ReadinessStatus NeedsBootstrap { get; } = new("needs_bootstrap");

    /// <summary><c>needs_build</c>: Dependencies are installed; the built output is missing.</summary>
    public static ReadinessStatus NeedsBuild { get; } = new("needs_build");

    /// <summary><c>blocked</c>: Something that no bootstrap puts right is missing or wrong.</summary>
    public static ReadinessStatus Blocked { get; } = new("blocked");

    /// <inheritdoc/>
    public static IReadOnlyList<ReadinessStatus> Known { get; } = [Ready, NeedsBootstrap, NeedsBuild, Blocked];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static ReadinessStatus From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
