using PluginKit.Bundles.Downloads;

namespace PluginKit.Bundles.Releases;

/// <summary>What to publish where.</summary>
public sealed record HandoffPublishRequest
{
    /// <summary>The project, absolute.</summary>
    public required string Root { get; init; }

    /// <summary><c>codex-runtime</c> or <c>claude</c>.</summary>
    public required string Platform { get; init; }

    /// <summary><c>owner/repo</c>.</summary>
    public required string Repository { get; init; }

    /// <summary>Tag of the release; it is made when there is none.</summary>
    public required string Tag { get; init; }

    /// <summary>Token that may write releases of the repository.</summary>
    public AccessToken? Token { get; init; }

    /// <summary>Whether a draft stays one.</summary>
    public bool Draft { get; init; }

    /// <summary>Whether another asset of the same name is replaced.</summary>
    public bool Force { get; init; }
}
