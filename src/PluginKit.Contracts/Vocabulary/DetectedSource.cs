using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>From where a native plugin came into its client.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<DetectedSource>))]
public readonly record struct DetectedSource : IKnownText<DetectedSource>
{
    private readonly string? _value;

    private DetectedSource(string value) => _value = value;

    /// <summary><c>claude_marketplace</c>: A marketplace known to Claude Code.</summary>
    public static DetectedSource ClaudeMarketplace { get; } = new("claude_marketplace");

    /// <summary><c>claude_settings</c>: Declared in a Claude settings file only.</summary>
    public static DetectedSource ClaudeSettings { get; } = new("claude_settings");

    /// <summary><c>claude_skills_directory</c>: A plugin folder below the Claude skills directory.</summary>
    public static DetectedSource ClaudeSkillsDirectory { get; } = new("claude_skills_directory");

    /// <summary><c>codex_marketplace</c>: A marketplace configured in Codex.</summary>
    public static DetectedSource CodexMarketplace { get; } = new("codex_marketplace");

    /// <summary><c>codex_personal_marketplace</c>: The marketplace file in the user's home.</summary>
    public static DetectedSource CodexPersonalMarketplace { get; } = new("codex_personal_marketplace");

    /// <summary><c>codex_repository_marketplace</c>: The marketplace file of a repository.</summary>
    public static DetectedSource CodexRepositoryMarketplace { get; } = new("codex_repository_marketplace");

    /// <summary><c>codex_cache</c>: The plugin cache of Codex only.</summary>
    public static DetectedSource CodexCache { get; } = new("codex_cache");

    /// <summary><c>codex_configuration</c>: A toggle in a Codex configuration file only.</summary>
    public static DetectedSource CodexConfiguration { get; } = new("codex_configuration");

    /// <summary><c>plugin_directory</c>: A plugin folder that nothing refers to.</summary>
    public static DetectedSource PluginDirectory { get; } = new("plugin_directory");

    /// <summary><c>unknown</c>: It cannot be told.</summary>
    public static DetectedSource Unknown { get; } = new("unknown");


    /// <inheritdoc/>
    public static IReadOnlyList<DetectedSource> Known { get; } = [ClaudeMarketplace, ClaudeSettings, ClaudeSkillsDirectory, CodexMarketplace, CodexPersonalMarketplace, CodexRepositoryMarketplace, CodexCache, CodexConfiguration, PluginDirectory, Unknown];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static DetectedSource From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
