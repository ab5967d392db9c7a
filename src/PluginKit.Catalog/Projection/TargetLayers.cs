using System.Collections.ObjectModel;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Projection;

/// <summary>What an entry says of targets: those that its author named, and what is made of them here.</summary>
internal sealed record TargetLayers
{
    public required IReadOnlyList<string> Authored { get; init; }

    public IReadOnlyList<string> Manageable { get; init; } = [];

    public IReadOnlyList<string> Primary { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<InstallScope>> Scopes { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<InstallScope>>.Empty;

    public IReadOnlyDictionary<string, TargetSupport> Support { get; init; } = ReadOnlyDictionary<string, TargetSupport>.Empty;

    public IReadOnlyList<string> Available { get; init; } = [];

    public required IReadOnlyList<TargetInstallability> Installability { get; init; }

    public CatalogEntry Onto(CatalogEntry entry) => entry with
    {
        AuthoredTargets = Authored,
        ManageableTargets = Manageable,
        PrimaryActionTargets = Primary,
        AvailableAppTargets = Available,
        SupportedScopesByTarget = Scopes,
        TargetSupport = Support,
        TargetInstallability = Installability,
    };
}
