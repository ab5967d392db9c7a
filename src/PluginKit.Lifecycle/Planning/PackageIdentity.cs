using PluginKit.Contracts.Documents;

namespace PluginKit.Lifecycle.Planning;

/// <summary>What was resolved and read, without the files themselves.</summary>
internal sealed record PackageIdentity(
    SourceReference Requested,
    SourceReference Resolved,
    string IntegrationId,
    string Version,
    string SourceDigest,
    string ManifestDigest)
{
    /// <summary>Whether what was asked for names one release, which is not supposed to become other content.</summary>
    public bool NamesRelease { get; init; }
}
