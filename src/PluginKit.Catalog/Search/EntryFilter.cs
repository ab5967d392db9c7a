using PluginKit.Authoring.Targets;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Documents;

namespace PluginKit.Catalog.Search;

/// <summary>Which entries a request keeps, whatever they are searched for.</summary>
internal static class EntryFilter
{
    /// <summary>Whether a request keeps every entry, whatever it is.</summary>
    public static bool KeepsAll(CatalogRequest request) =>
        request is { Targets.Count: 0, Origins.Count: 0, Capabilities.Count: 0, Scopes.Count: 0, Installable: null };

    public static bool Keeps(CatalogRequest request, CatalogEntry entry) =>
        IsFor(entry, request.Targets)
        && (request.Origins.Count == 0 || IsFrom(entry.Origin, request.Origins))
        && request.Capabilities.All(capability => entry.Capabilities.Contains(capability, StringComparer.Ordinal))
        && ((request.Scopes.Count == 0 && request.Installable is null) || CanBeInstalled(entry, request) == (request.Installable ?? true));

    private static bool IsFor(CatalogEntry entry, IReadOnlyList<string> requested) => requested.Count == 0 || requested.Any(target =>
        entry.AvailableAppTargets.Contains(target, StringComparer.Ordinal) || entry.AuthoredTargets.Any(authored => Is(authored, target)));

    private static bool IsFrom(CatalogEntryOrigin? origin, IReadOnlyList<string> requested) =>
        origin is not null && (requested.Contains(origin.Id, StringComparer.Ordinal) || (origin.Via is { } via && requested.Contains(via, StringComparer.Ordinal)));

    private static bool CanBeInstalled(CatalogEntry entry, CatalogRequest request) => entry.SupportedScopesByTarget.Any(target =>
        (request.Targets.Count == 0 || request.Targets.Any(requested => requested == target.Key || AuthoredTargets.LifecycleTargetId(requested) == target.Key))
        && (request.Scopes.Count == 0 ? target.Value.Count > 0 : target.Value.Any(scope => request.Scopes.Contains(scope))));

    private static bool Is(string authored, string requested) => authored == requested || AuthoredTargets.LifecycleTargetId(authored) == requested;
}
