using Microsoft.Extensions.DependencyInjection;
using PluginKit.Adapters.Claude;
using PluginKit.Adapters.Codex;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
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
    private const string Snapshot = "/shipped/catalog.json";

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

    public static IEnumerable<object[]> Cases =>
        from how in (string[])["read", "file", "stream", "elsewhere", "fetched"]
        from adapters in Adapters.Keys
        from seed in Enumerable.Range(1, how == "read" ? 3 : 1)
        select new object[] { how, adapters, seed };

    public static IEnumerable<object[]> MarketplaceCases =>
        from how in (string[])["read", "file", "stream", "elsewhere"]
        from place in (string[])[".claude-plugin/marketplace.json", ".agents/plugins/marketplace.json", ".cursor-plugin/marketplace.json"]
        from adapters in (string[])["both", "limited", "odd", "none"]
        from seed in how == "read" ? (int[])[2, 3] : [2]
        select new object[] { how, place, adapters, seed };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_advertised_passes_the_add_and_everything_else_is_refused_with_the_same_reason(string how, string adapters, int seed)
    {
        var disk = NewDisk();
        new GeneratedPackages(disk, "/catalog", seed).Write(40);
        await using var services = await ReadAsync(how, disk, "/catalog", Adapters[adapters]);

        var document = await LoadAsync(services);

        // Both kinds have to be among the generated ones, or the test would prove nothing.
        document.Entries.Count.ShouldBeGreaterThan(10);
        document.Problems.Count(static problem => problem.Code == ProblemCodes.CatalogEntryInvalid).ShouldBeGreaterThan(2);
        await CheckAsync(services, document);
        if (how is not ("elsewhere" or "fetched"))
        {
            await CheckLeftOutAsync(services, document);
        }

        var reasons = document.Entries.SelectMany(static entry => entry.TargetInstallability).Select(static row => row.ReasonCode).Distinct().ToArray();
        reasons.ShouldContain(ProblemCodes.UnsupportedTarget);
        if (how == "elsewhere")
        {
            document.Entries.ShouldAllBe(static entry => entry.TargetInstallability.All(static row => !row.Installable));
        }
        else if (adapters is "both")
        {
            string?[] expected = [null, ProblemCodes.UnsupportedScope, ProblemCodes.NativeManifestInvalid];
            reasons.ShouldBeSubsetOf([.. expected, ProblemCodes.UnsupportedTarget, ProblemCodes.LauncherInvalid]);
            expected.ShouldBeSubsetOf(reasons);
        }
    }

    [Theory]
    [MemberData(nameof(MarketplaceCases))]
    public async Task A_marketplace_advertises_what_an_add_takes_and_tells_of_the_rest_what_it_answers(string how, string place, string adapters, int seed)
    {
        var disk = NewDisk();
        var (file, entries) = new GeneratedMarketplace(disk, "/market", seed).Write(place);
        await using var services = await ReadAsync(how, disk, file, Adapters[adapters]);

        var document = await LoadAsync(services);

        document.Entries.Count.ShouldBe(entries);
        document.Entries.ShouldAllBe(static entry => entry.TargetInstallability.Count > 0);
        await CheckAsync(services, document);
        var reasons = document.Entries.SelectMany(static entry => entry.TargetInstallability).Select(static row => row.ReasonCode).ToHashSet();
        if (place.StartsWith(".claude", StringComparison.Ordinal) && adapters is "both" && how != "elsewhere")
        {
            new string?[] { null, ProblemCodes.ManifestMissing, ProblemCodes.ManifestInvalid, ProblemCodes.SourceNotFound, ProblemCodes.SourceUnreadable, ProblemCodes.SourceUnsupported, ProblemCodes.MarketplaceEntryUnsupported, ProblemCodes.MarketplaceEntryUnchecked }
                .ShouldBeSubsetOf(reasons);
        }
    }

    [SharedDataTheory("marketplaces")]
    [InlineData("read", "claude-plugins-official.json", 286)]
    [InlineData("read", "openai-plugins.json", 180)]
    [InlineData("read", "cursor-plugins.json", 25)]
    [InlineData("elsewhere", "claude-plugins-official.json", 286)]
    [InlineData("elsewhere", "openai-plugins.json", 180)]
    [InlineData("elsewhere", "cursor-plugins.json", 25)]
    public async Task The_real_marketplaces_tell_of_every_entry_what_an_add_answers(string how, string file, int entries)
    {
        var disk = NewDisk().AddFile("/market.json", await File.ReadAllTextAsync(Path.Join(SharedData.Folder("marketplaces"), file)));
        await using var services = await ReadAsync(how, disk, "/market.json", Adapters["both"]);

        var document = await LoadAsync(services);

        document.Entries.Count.ShouldBe(entries);
        document.Entries.ShouldAllBe(static entry => entry.TargetInstallability.Count > 0);
        await CheckAsync(services, document);
    }

    [SharedDataTheory("universal-plugins")]
    [InlineData("read")]
    [InlineData("elsewhere")]
    [InlineData("fetched")]
    public async Task The_real_plugins_are_advertised_as_an_add_takes_them(string how)
    {
        await using var services = await ReadAsync(how, NewDisk().AddFolder("/universal-plugins", SharedData.UniversalPlugins!), "/universal-plugins", Adapters["both"]);

        var document = await LoadAsync(services);

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

    /// <summary>
    /// An add of the entry answers what its row says, without exception. An add of the reference alone answers the same, unless the reason is the entry's own: then it is not
    /// held to it, and what only fetching can tell it goes and fetches, which ends on this machine because it has no git.
    /// </summary>
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
                    (await AnswerAsync(Lifecycle(services), entry.SourceRef, row.TargetId ?? row.AuthoredTarget, scope, entry: entry)).ShouldBe(row.ReasonCode, what);
                    var isOfEntry = row.ReasonCode is ProblemCodes.MarketplaceEntryUnsupported or ProblemCodes.MarketplaceEntryUnchecked;
                    row.ReasonCode.ShouldBe(isOfEntry ? AddGate.Refusal(entry).ShouldNotBeNull().Code : row.ReasonCode, what);
                    if (row.ReasonCode != ProblemCodes.MarketplaceEntryUnsupported)
                    {
                        (await AnswerAsync(Lifecycle(services), entry.SourceRef, row.TargetId ?? row.AuthoredTarget, scope)).ShouldBe(isOfEntry ? ProblemCodes.GitMissing : row.ReasonCode, what);
                    }
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
    private static async Task<string?> AnswerAsync(IPluginLifecycle lifecycle, string source, string? target, InstallScope scope, string project = Project, CatalogEntry? entry = null)
    {
        var plan = await lifecycle.PlanAddAsync(new()
        {
            Source = source,
            Entry = entry,
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

    private static async Task<CatalogDocument> LoadAsync(ServiceProvider services) => await services.GetRequiredService<ICatalog>().LoadAsync(new(), CancellationToken.None);

    /// <summary>A machine that has the catalog at its place, as a snapshot in a file or a stream, or as a snapshot and nothing else, with or without a repository to fetch from.</summary>
    private async Task<ServiceProvider> ReadAsync(string how, IDisk disk, string location, AdapterDescription[] adapters)
    {
        if (how == "read")
        {
            return Services(disk, options => options.Location = location, adapters);
        }

        var hub = how == "fetched" ? new HubSource(disk, location) : null;
        await using var maker = Services(disk, options => options.Location = location, adapters, hub);
        var bases = hub is null ? [] : new Dictionary<string, string> { [CatalogOptions.LocationId] = HubSource.Base };
        (await maker.GetRequiredService<ICatalogSnapshots>().BuildAsync(new() { File = Snapshot, ReferenceBases = bases }, CancellationToken.None)).Ok.ShouldBeTrue();
        using var file = disk.OpenRead(Snapshot);
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        var bytes = copy.ToArray();
        return how switch
        {
            "file" => Services(disk, static options => options.Location = Snapshot, adapters),
            "stream" => Services(disk, options => options.Origins.Add(CatalogOrigin.From("shipped", () => new MemoryStream(bytes))), adapters),
            _ => Services(NewDisk().AddFile(Snapshot, bytes), static options => options.Location = Snapshot, adapters, hub),
        };
    }

    private static ServiceProvider Services(IDisk disk, Action<CatalogOptions> catalog, AdapterDescription[] adapters, HubSource? hub = null)
    {
        disk.CreateDirectory("/home");
        disk.CreateDirectory(Project);
        var services = new ServiceCollection().AddSingleton(disk).AddSingleton(new HostEnvironment { HomeDirectory = "/home", SystemRoot = "/system" });
        foreach (var adapter in adapters)
        {
            services.AddSingleton<IClientAdapter>(new GateAdapter(adapter));
        }

        services.AddPluginKitCatalog(catalog).AddPluginKitLifecycle();
        if (hub is not null)
        {
            services.Remove(services.Single(static one => one.ServiceType == typeof(IPluginSource) && one.ImplementationType?.Name == "GitHubSource"));
            services.AddSingleton<IPluginSource>(hub);
        }

        return services.BuildServiceProvider();
    }
}
