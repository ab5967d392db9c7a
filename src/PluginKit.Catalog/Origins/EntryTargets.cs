using System.Collections.ObjectModel;
using PluginKit.Catalog.Projection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Origins;

/// <summary>The target layers of an entry that somebody else may have made: none that could be acted on while an error stands against it.</summary>
internal static class EntryTargets
{
    public static bool IsBlocked(CatalogEntry entry) => entry.Problems.Any(problem =>
        problem.IsError && (entry.PackageDigest is null || problem.Code == ProblemCodes.MarketplaceEntryUnsupported));

    public static CatalogEntry Onto(TargetProjection targets, CatalogEntry entry) => !IsBlocked(entry) ? targets.Onto(entry) : entry with
    {
        ManageableTargets = [],
        PrimaryActionTargets = [],
        AvailableAppTargets = [],
        SupportedScopesByTarget = ReadOnlyDictionary<string, IReadOnlyList<InstallScope>>.Empty,
        TargetInstallability = [],
        TargetSupport = ReadOnlyDictionary<string, TargetSupport>.Empty,
    };
}
