using System.Text;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Tests.Worlds;

/// <summary>Short ways to say what a surface answers.</summary>
internal static class Say
{
    public static readonly DateTimeOffset Noon = new(2026, 4, 18, 12, 0, 0, TimeSpan.Zero);

    public static CatalogDocument Catalog(params CatalogEntry[] entries) => new()
    {
        Format = DocumentFormats.Catalog,
        Source = new() { Kind = "local_checkout", Revision = "abc123" },
        Entries = entries,
    };

    public static CatalogEntry Offered(string id, params string[] targets) => new()
    {
        IntegrationId = id,
        DisplayName = id,
        Description = $"What {id} does.",
        Version = "0.2.0",
        AuthoredTargets = [.. targets.Select(Authored)],
        ManageableTargets = [.. targets.Select(Authored)],
        PrimaryActionTargets = [.. targets.Select(Authored)],
        AvailableAppTargets = targets,
        TargetSupport = targets.ToDictionary(static target => target, Support),
        SupportedScopesByTarget = targets.ToDictionary(static t => t, static _ => (IReadOnlyList<InstallScope>)[InstallScope.User, InstallScope.Project]),
        Keywords = ["docs"],
        SourceRef = $"/catalog/plugins/{id}",
        CatalogRevision = "abc123",
        GeneratedByPluginKitVersion = "0.1.0",
    };

    public static TargetSupport Support(string target) => new()
    {
        AuthoredTarget = Authored(target),
        DisplayName = $"The {target} client",
        DeliveryKind = $"{target}-plugin",
        InstallMode = "native_cli",
        Scopes = [InstallScope.User, InstallScope.Project],
        SupportsUpdate = true,
        SupportsRemove = true,
        SupportsRepair = true,
    };

    public static ReportDocument List(params ManagedEntry[] entries) => Report(ReportKind.ManagedList, entries);

    public static ReportDocument Doctor(params ManagedEntry[] entries) => Report(ReportKind.Doctor, entries);

    public static ReportDocument Report(ReportKind kind, params ManagedEntry[] entries) => new()
    {
        Format = DocumentFormats.Report,
        ReportKind = kind,
        Summary = "A report.",
        ManagedEntries = entries,
    };

    public static ManagedEntry Managed(string id, params ManagedTarget[] targets) => Managed(id, InstallScope.User, null, targets);

    public static ManagedEntry Managed(string id, InstallScope scope, string? workspaceRoot, params ManagedTarget[] targets) => new()
    {
        ManagedEntryKey = ManagedEntryKeys.Of(scope, workspaceRoot, id),
        IntegrationId = id,
        ResolvedVersion = "0.1.0",
        ResolvedSourceRef = new() { Kind = SourceKinds.LocalPath, Value = $"/catalog/plugins/{id}" },
        WorkspaceRoot = workspaceRoot,
        LastCheckedAt = Noon,
        LastUpdatedAt = Noon,
        Policy = new() { Scope = scope, AdoptNewTargets = "manual" },
        Targets = targets,
    };

    public static ManagedTarget Target(string id, InstallState? state = null, HealthState? health = null) => new()
    {
        TargetId = id,
        DeliveryKind = $"{id}-plugin",
        State = state ?? InstallState.Installed,
        HealthState = health,
    };

    public static DiscoveryDocument Discovery(params DiscoveryEntry[] entries) => new()
    {
        Format = DocumentFormats.Discovery,
        Summary = "A look.",
        Entries = entries,
    };

    public static DiscoveryEntry Native(string target, string nativeId, string displayName) => new()
    {
        DiscoveryKey = $"{target}:{nativeId}:user",
        NativeTarget = target,
        NativePluginId = nativeId,
        DisplayName = displayName,
        InstalledScopes = [InstallScope.User],
        ManageabilityReason = "native_external_entry",
        ObservedState = ObservedState.Active,
    };

    public static DiscoveryEntry Matched(this DiscoveryEntry entry, string id, MatchConfidence confidence) => entry with
    {
        MatchedIntegrationId = id,
        MatchConfidence = confidence,
        MatchBasis = confidence == MatchConfidence.Exact ? MatchBasis.SameMarketplaceIdentity : MatchBasis.NameHeuristic,
    };

    public static bool Has(this IReadOnlyList<Problem> problems, string code, string? surface = null) =>
        problems.Any(problem => problem.Code == code && (surface is null || problem.Details?["surface"] == surface));

    /// <summary>A document as text, to be compared as a whole.</summary>
    public static string Json<TDocument>(TDocument document)
        where TDocument : IntegrationDocument => Encoding.UTF8.GetString(DocumentJson.Write(document));

    private static string Authored(string target) => target == "codex" ? "codex-package" : target;
}
