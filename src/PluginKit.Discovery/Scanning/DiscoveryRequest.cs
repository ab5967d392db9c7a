namespace PluginKit.Discovery.Scanning;

/// <summary>Where to look.</summary>
public sealed record DiscoveryRequest
{
    /// <summary>Lifecycle target ids; empty for every registered scanner.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The absolute path of a project whose scopes are looked at too, or <see langword="null"/>. The process working directory is never used.</summary>
    public string? WorkspaceRoot { get; init; }
}
