using PluginKit.Bundles.Downloads;

namespace PluginKit.Bundles.Releases;

/// <summary>The release that is published to, and as whom.</summary>
internal sealed record ReleaseTarget(RepositoryName Repository, string Tag, AccessToken Token)
{
    public string Path => $"repos/{Repository}/releases";
}
