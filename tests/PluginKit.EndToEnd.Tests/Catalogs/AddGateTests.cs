using Microsoft.Extensions.DependencyInjection;
using PluginKit.Adapters.Claude;
using PluginKit.Adapters.Codex;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Lifecycle;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Catalogs;

/// <summary>What the catalog advertises is what an add takes: every entry, target and scope, asked of both.</summary>
public sealed class AddGateTests() : DiskSuite(DiskKind.Virtual)
{
    private const string Project = "/project";

    private static readonly AdapterDescription Claude = new ClaudeAdapter().Description;
    private static readonly AdapterDescription Codex = new CodexAdapter().Description;

    /// <summary>Sets of adapters by name: those of this suite, fewer, and ones with limits of their own.</summary>
    private static readonly Dictionary<string, AdapterDescription[]> Adapters = new(StringComparer.Ordinal)
    {
        ["both"] = [Claude, Codex],
        ["claude"] = [Claude],
        ["limited"] = [Claude with { Scopes = [InstallScope.User] }, Codex with { SourceKinds = [SourceKinds.GitUrl] }],
        ["odd"] = [Claude with { Scopes = [InstallScope.Project, InstallScope.Local] }, Codex with { SourceKinds = [SourceKinds.LocalPath] }, Claude with { TargetId = "gemini", AuthoredTarget = "gemini" }],
        ["none"] = [],
    };

    public static IEnumerable<object[]> Cases => Adapters.Keys.SelectMany(static adapters => Enumerable.Range(1, 3).Select(seed => new object[] { adapters, seed }));

    public static IEnumerable<object[]> MarketplaceCases =>
        from place in (string[])[".claude-plugin/marketplace.json", ".agents/plugins/marketplace.json", ".cursor-plugin/marketplace.json"]
        from adapters in (string[])["both", "limited", "odd", "none"]
        from seed in (int[])[1, 2]
        select new object[] { place, adapters, seed };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_advertised_passes_the_add_and_everything_else_is_refused_with_the_same_reason(string adapters, int seed)
    {
        var disk = NewDisk();
        new GeneratedPackages(disk, "/catalog", seed).Write(40);
        await using var services = Services(disk, "/catalog", Adapters[adapters]);

        var document = await services.GetRequiredService<ICatalog>().LoadAsync(new(), CancellationToken.None);

        // Both kinds have to be among the generated ones, or the test would prove nothing.
        document.Entries.Count.ShouldBeGreaterThan(10);
        document.Problems.Count(static problem => problem.Code == ProblemCodes.CatalogEntryInvalid).ShouldBeGreaterThan(2);
        await CheckAsync(services, document);
        await CheckLeftOutAsync(services, document);
        var reasons = document.Entries.SelectMany(static entry => entry.TargetInstallability).Select(static row => row.ReasonCode).Distinct().ToArray();
        reasons.ShouldContain(ProblemCodes.UnsupportedTarget);
        if (adapters is "both")
        {
            string?[] expected = [null, ProblemCodes.UnsupportedScope, ProblemCodes.NativeManifestInvalid];
            reasons.ShouldBeSubsetOf([.. expected, ProblemCodes.UnsupportedTarget, ProblemCodes.LauncherInvalid]);
            expected.ShouldBeSubsetOf(reasons);
        }
    }

    [Theory]
    [MemberData(nameof(MarketplaceCases))]
    public async Task A_marketplace_advertises_what_an_add_takes_and_tells_of_the_rest_what_it_answers(string place, string adapters, int seed)
    {
        var disk = NewDisk();
        var (file, entries) = new GeneratedMarketplace(disk, "/market", seed).Write(place);
        await using var services = Services(disk, file, Adapters[adapters]);

        var document = await services.GetRequiredService<ICatalog>().LoadAsync(new(), CancellationToken.None);

        document.Entries.Count.ShouldBe(entries);
        document.Entries.ShouldAllBe(static entry => entry.TargetInstallability.Count > 0);
        await CheckAsync(services, document);
        var reasons = document.Entries.SelectMany(static entry => entry.TargetInstallability).Select(static row => row.ReasonCode).ToHashSet();
        if (place.StartsWith(".claude", StringComparison.Ordinal) && adapters is "both")
        {
            new string?[] { null, ProblemCodes.ManifestMissing, ProblemCodes.ManifestInvalid, ProblemCodes.SourceNotFound, ProblemCodes.SourceUnreadable, ProblemCodes.SourceUnsupported, ProblemCodes.MarketplaceEntryUnsupported }
                .ShouldBeSubsetOf(reasons);
        }
    }

    [SharedDataTheory("marketplaces")]
    [InlineData("claude-plugins-official.json", 286)]
    [InlineData("openai-plugins.json", 180)]
    [InlineData("cursor-plugins.json", 25)]
    public async Task The_real_marketplaces_tell_of_every_entry_what_an_add_answers(string file, int entries)
    {
        var disk = NewDisk().AddFile("/market.json", await File.ReadAllTextAsync(Path.Join(SharedData.Folder("marketplaces"), file)));
        await using var services = Services(disk, "/market.json", Adapters["both"]);

        var document = await services.GetRequiredService<ICatalog>().LoadAsync(new(), CancellationToken.None);

        document.Entries.Count.ShouldBe(entries);
        document.Entries.ShouldAllBe(static entry => entry.TargetInstallability.Count > 0);
        await CheckAsync(services, document);
    }

    [SharedDataFact("universal-plugins")]
    public async Task The_real_plugins_are_advertised_as_an_add_takes_them()
    {
        await using var services = Services(NewDisk().AddFolder("/universal-plugins", SharedData.UniversalPlugins!), "/universal-plugins", Adapters["both"]);

        var document = await services.GetRequiredService<ICatalog>().LoadAsync(new(), CancellationToken.None);

        document.Entries.Count.ShouldBe(29);
        await CheckAsync(services, document);
    }

    /// <summary>With the adapters themselves and clients that are there, nothing but the machine's own conditions comes on top of what the catalog says.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task With_the_clients_there_an_advertised_scope_is_planned_or_meets_its_condition(int seed)
    {
        using var machine = new Machine(DiskKind.Virtual);
        new GeneratedPackages(machine.Disk, "/catalog", seed).Write(25);
        await using var services = new ServiceCollection().AddSingleton(machine.Disk).AddSingleton<IClientAdapter>(new ClaudeAdapter()).AddSingleton<IClientAdapter>(new CodexAdapter())
            .AddPluginKitCatalog(static options => options.Location = "/catalog").BuildServiceProvider();
        var document = await services.GetRequiredService<ICatalog>().LoadAsync(new(), CancellationToken.None);

        var planned = 0;
        foreach (var (entry, target, scope) in Advertised(document))
        {
            var answer = await AnswerAsync(machine.Lifecycle, entry.SourceRef, target, scope, machine.Project);

            answer.ShouldBe(entry.TargetSupport[target].ScopeConditions.GetValueOrDefault(scope.Value), $"{entry.IntegrationId} {target} {scope}");
            planned += answer is null ? 1 : 0;
        }

        planned.ShouldBeGreaterThan(10);
    }

    private static IEnumerable<(CatalogEntry Entry, string Target, InstallScope Scope)> Advertised(CatalogDocument document) =>
        from entry in document.Entries
        from target in entry.SupportedScopesByTarget
        from scope in target.Value
        select (entry, target.Key, scope);

    private static async Task CheckAsync(ServiceProvider services, CatalogDocument document)
    {
        foreach (var entry in document.Entries)
        {
            foreach (var row in entry.TargetInstallability)
            {
                foreach (var scope in row.Scopes)
                {
                    var what = $"{entry.IntegrationId} {row.AuthoredTarget} {scope}";
                    (row.TargetId is { } target && entry.SupportedScopesByTarget.TryGetValue(target, out var scopes) && scopes.Contains(scope)).ShouldBe(row.Installable, what);
                    if (row.ReasonCode == ProblemCodes.MarketplaceEntryUnsupported || entry.SourceRef.Length == 0)
                    {
                        // What a marketplace withholds or does not name has no reference that an add could judge: the entry itself is the refusal.
                        entry.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.MarketplaceEntryUnsupported, what);
                        row.Installable.ShouldBeFalse(what);
                        continue;
                    }

                    // What only fetching can tell, an add fetches; this machine has no git.
                    var expected = row.ReasonCode == ProblemCodes.MarketplaceEntryUnchecked ? ProblemCodes.GitMissing : row.ReasonCode;
                    (await AnswerAsync(Lifecycle(services), entry.SourceRef, row.TargetId ?? row.AuthoredTarget, scope)).ShouldBe(expected, what);
                }
            }
        }
    }

    private static async Task CheckLeftOutAsync(ServiceProvider services, CatalogDocument document)
    {
        foreach (var problem in document.Problems.Where(static problem => problem.Code == ProblemCodes.CatalogEntryInvalid))
        {
            var answer = await AnswerAsync(Lifecycle(services), problem.Details!["package"], target: null, InstallScope.User);

            problem.Details["reasons"].Split(", ").ShouldContain(answer, problem.Message);
        }
    }

    /// <summary>The code with which an add is refused; <see langword="null"/> when it is planned.</summary>
    private static async Task<string?> AnswerAsync(IPluginLifecycle lifecycle, string source, string? target, InstallScope scope, string project = Project)
    {
        var plan = await lifecycle.PlanAddAsync(new()
        {
            Source = source,
            Targets = target is null ? [] : [target],
            Scope = scope,
            WorkspaceRoot = scope == InstallScope.Project ? project : null,
        });
        if (plan.IsApplicable)
        {
            return null;
        }

        var rows = plan.Document.ManagedEntries.SelectMany(static entry => entry.Targets).SelectMany(static row => row.Problems);
        return rows.Concat(plan.Document.Problems).First(static problem => problem.IsError).Code;
    }

    private static IPluginLifecycle Lifecycle(ServiceProvider services) => services.GetRequiredService<IPluginLifecycle>();

    private static ServiceProvider Services(IDisk disk, string location, AdapterDescription[] adapters)
    {
        disk.CreateDirectory("/home");
        disk.CreateDirectory(Project);
        var services = new ServiceCollection().AddSingleton(disk).AddSingleton(new HostEnvironment { HomeDirectory = "/home", SystemRoot = "/system" });
        foreach (var adapter in adapters)
        {
            services.AddSingleton<IClientAdapter>(new GateAdapter(adapter));
        }

        return services.AddPluginKitCatalog(options => options.Location = location).AddPluginKitLifecycle().BuildServiceProvider();
    }
}
