using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Managed;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Discovery.Tests.Worlds;

/// <summary>Short ways to say what a scanner saw, what is managed and what exists.</summary>
internal static class Seen
{
    public static NativeCandidate Plugin(string name, string? marketplace = "team", params InstallScope[] scopes) => new()
    {
        NativePluginId = marketplace is null ? name : $"{name}@{marketplace}",
        PluginName = name,
        MarketplaceName = marketplace,
        Scopes = scopes.Length > 0 ? scopes : [InstallScope.User],
        State = ObservedState.Active,
        IdentityIsConsistent = true,
    };

    public static ManagedTargetIdentity Managed(string id, string target = "claude", string? nativeRef = null, string? marketplace = null) => new()
    {
        IntegrationId = id,
        TargetId = target,
        Scope = InstallScope.User,
        NativeRef = nativeRef,
        MarketplaceName = marketplace,
    };

    public static NativeObject Owned(string kind, string path, string? name = null) => new() { Kind = kind, Path = path, Name = name };

    public static UniversalCandidate Universal(string id, params string[] marketplaces) => new()
    {
        IntegrationId = id,
        PublishedMarketplaceNames = marketplaces,
        Targets = ["claude", "codex"],
    };
}
