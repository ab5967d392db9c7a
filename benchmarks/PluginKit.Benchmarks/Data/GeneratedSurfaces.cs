using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Views;

namespace PluginKit.Benchmarks.Data;

/// <summary>The four answers that a mixed view is made of. Every second managed plugin is in the catalog too, every fourth native one matches it.</summary>
internal static class GeneratedSurfaces
{
    public static StorefrontInput Of(int available, int managed, int native) => new()
    {
        Catalog = GeneratedCatalog.Of(available),
        List = Report(ReportKind.ManagedList, managed, null),
        Doctor = Report(ReportKind.Doctor, managed, HealthState.Healthy),
        Discovery = new()
        {
            Format = DocumentFormats.Discovery,
            Summary = string.Empty,
            Entries = [.. Enumerable.Range(0, native).Select(Native)],
        },
    };

    private static ReportDocument Report(ReportKind kind, int managed, HealthState? health) => new()
    {
        Format = DocumentFormats.Report,
        ReportKind = kind,
        Summary = string.Empty,
        IssueCount = health is null ? null : 0,
        ManagedEntries = [.. Enumerable.Range(0, managed).Select(index => Managed(index, health))],
    };

    private static ManagedEntry Managed(int index, HealthState? health)
    {
        var id = index % 2 == 0 ? GeneratedCatalog.IdOf(index) : FormattableString.Invariant($"own-plugin-{index:D5}");
        return new()
        {
            ManagedEntryKey = id,
            IntegrationId = id,
            ResolvedVersion = "1.2.3",
            Policy = new() { Scope = InstallScope.User, AutoUpdate = true, AdoptNewTargets = "manual" },
            HealthState = health,
            IssueCount = health is null ? null : 0,
            Targets = [Target("claude", health), Target("codex", health)],
        };
    }

    private static ManagedTarget Target(string target, HealthState? health) => new()
    {
        TargetId = target,
        DeliveryKind = $"{target}-marketplace-plugin",
        CapabilitySurface = ["skills", "mcp"],
        State = InstallState.Installed,
        HealthState = health,
    };

    private static DiscoveryEntry Native(int index)
    {
        var target = index % 2 == 0 ? "claude" : "codex";
        var isMatch = index % 4 == 0;
        var name = isMatch ? GeneratedCatalog.IdOf(index) : FormattableString.Invariant($"native-{index:D5}");
        return new()
        {
            DiscoveryKey = $"{target}:{name}@market:user",
            NativeTarget = target,
            NativePluginId = $"{name}@market",
            DisplayName = name,
            Description = "A plugin that somebody installed with the client itself.",
            Version = "1.2.3",
            InstalledScopes = [InstallScope.User],
            ManageabilityReason = "Installed outside of PluginKit.",
            ObservedState = ObservedState.Active,
            MatchedIntegrationId = isMatch ? name : null,
            MatchConfidence = isMatch ? MatchConfidence.Heuristic : MatchConfidence.None,
            MatchBasis = isMatch ? MatchBasis.NameHeuristic : MatchBasis.Unknown,
        };
    }
}
