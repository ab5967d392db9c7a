using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Worlds;

/// <summary>A world with one card of each kind, and the same world with everything that one surface says changed, the keys aside.</summary>
internal static class Variation
{
    private static readonly Problem Odd = Problem.Of(ProblemCodes.TargetBusy, "Something is odd.");

    public static readonly StorefrontInput Base = new()
    {
        Catalog = Say.Catalog(Say.Offered("notes", "claude", "codex"), Say.Offered("maps", "claude")),
        List = Say.List(Say.Managed("notes", InstallScope.Project, "/repo", Say.Target("claude"))),
        Doctor = Say.Doctor(Say.Managed("notes", InstallScope.Project, "/repo", Say.Target("claude", health: HealthState.Healthy)) with { HealthState = HealthState.Healthy, IssueCount = 0 }),
        Discovery = Say.Discovery(Say.Native("codex", "atlas@team", "Atlas").Matched("maps", MatchConfidence.Exact)),
    };

    public static StorefrontInput Of(string surface) => surface switch
    {
        "catalog" => Base with { Catalog = Base.Catalog! with { Entries = [.. Base.Catalog.Entries.Select(Catalog)] } },
        "list" => Base with { List = Base.List! with { ManagedEntries = [.. Base.List.ManagedEntries.Select(List)] } },
        "doctor" => Base with { Doctor = Base.Doctor! with { ManagedEntries = [.. Base.Doctor.ManagedEntries.Select(Doctor)] } },
        "discovery" => Base with { Discovery = Base.Discovery! with { Entries = [.. Base.Discovery.Entries.SelectMany(Discovery)] } },
        _ => throw new ArgumentOutOfRangeException(nameof(surface)),
    };

    private static CatalogEntry Catalog(CatalogEntry entry) => entry with
    {
        EntryKind = EntryKind.UniversalInstalled,
        DisplayName = entry.DisplayName + "!",
        Description = "Other words.",
        Version = "8.0.0",
        AuthoredTargets = ["codex-package"],
        ManageableTargets = ["codex-package"],
        PrimaryActionTargets = ["codex-package"],
        AvailableAppTargets = entry.IntegrationId == "maps" ? [] : ["codex"],
        Keywords = ["other"],
        Category = "curated",
        IconUrl = "https://icon.example",
        HomepageUrl = "https://home.example",
        RepositoryUrl = "https://repository.example",
        ReadmeUrl = "https://readme.example",
        SupportedScopesByTarget = new Dictionary<string, IReadOnlyList<InstallScope>> { ["codex"] = [InstallScope.User] },
        TargetSupport = new Dictionary<string, TargetSupport> { ["claude"] = Say.Support("claude") with { SupportsRepair = false } },
        Warnings = ["The catalog warns."],
        Problems = [Odd],
    };

    private static ManagedEntry List(ManagedEntry entry) => entry with
    {
        ResolvedVersion = "7.0.0",
        ResolvedSourceRef = new() { Kind = SourceKinds.LocalPath, Value = "/elsewhere" },
        WorkspaceRoot = "/other",
        LastCheckedAt = Say.Noon.AddDays(1),
        LastUpdatedAt = Say.Noon.AddDays(2),
        SourceCheckedAt = Say.Noon.AddDays(3),
        Policy = new() { Scope = InstallScope.User, AdoptNewTargets = "auto" },
        HealthState = HealthState.Degraded,
        IssueCount = 9,
        Targets =
        [
            entry.Targets[0] with { State = InstallState.Degraded, HealthState = HealthState.Degraded },
            Say.Target("cursor", InstallState.Degraded, HealthState.Degraded) with { ActivationHint = ActivationHint.UserStepNeeded },
        ],
        Warnings = ["The list warns."],
        Problems = [Odd],
    };

    private static ManagedEntry Doctor(ManagedEntry entry) => entry with
    {
        IntegrationId = "other",
        ResolvedVersion = "6.0.0",
        ResolvedSourceRef = new() { Kind = SourceKinds.LocalPath, Value = "/nowhere" },
        WorkspaceRoot = "/nowhere",
        LastCheckedAt = Say.Noon.AddDays(4),
        LastUpdatedAt = Say.Noon.AddDays(5),
        SourceCheckedAt = Say.Noon.AddDays(6),
        Policy = new() { Scope = InstallScope.User, AdoptNewTargets = "auto" },
        HealthState = HealthState.Degraded,
        IssueCount = 2,
        Targets = [entry.Targets[0] with { State = InstallState.Removed, HealthState = HealthState.Degraded, ActivationHint = ActivationHint.BlockedByPolicy }],
        Warnings = ["Doctor warns."],
        Problems = [Odd],
    };

    // The second one seems to be the installed plugin: its relation is all that may change on that card.
    private static IEnumerable<DiscoveryEntry> Discovery(DiscoveryEntry entry)
    {
        yield return entry with
        {
            EntryKind = EntryKind.UniversalInstalled,
            NativeTarget = "claude",
            NativePluginId = "other@team",
            DisplayName = "Other",
            Description = "Other words.",
            Version = "5.0.0",
            InstalledScopes = [InstallScope.Local],
            DetectedSource = DetectedSource.From("elsewhere"),
            Manageability = Manageability.SafeRemove,
            ManageabilityReason = "skills_directory",
            MatchConfidence = MatchConfidence.Heuristic,
            IdentityEvidence = ["name=value"],
            ObservedState = ObservedState.Degraded,
            ActivationHint = ActivationHint.BlockedByPolicy,
            Warnings = ["Discovery warns."],
            Problems = [Odd],
        };
        yield return Say.Native("codex", "zzz@team", "Zzz").Matched("notes", MatchConfidence.Exact);
    }
}
