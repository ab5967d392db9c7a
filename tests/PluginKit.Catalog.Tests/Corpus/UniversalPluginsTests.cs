using Microsoft.Extensions.DependencyInjection;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Managed;
using PluginKit.Tests.Disks;

namespace PluginKit.Catalog.Tests.Corpus;

/// <summary>The real universal plugins.</summary>
public abstract class UniversalPluginsTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Location = "/universal-plugins";

    [SharedDataFact("universal-plugins")]
    public async Task All_29_plugins_are_entries()
    {
        await using var services = Services();

        var document = await services.GetRequiredService<ICatalog>().LoadAsync(new(), CancellationToken.None);

        document.Ok.ShouldBeTrue();
        document.Problems.ShouldBeEmpty();
        document.Entries.Count.ShouldBe(29);
        document.Entries.ShouldAllBe(static entry => entry.AvailableAppTargets.Count > 0 && entry.PackageDigest != null && entry.Capabilities.Count > 0);
        document.Source.Kind.ShouldBe("local_checkout");
    }

    [SharedDataFact("universal-plugins")]
    public async Task Context7_is_what_its_manifest_says()
    {
        await using var services = Services();
        var catalog = services.GetRequiredService<ICatalog>();

        var entry = (await catalog.FindAsync("context7", CancellationToken.None)).Entry!;

        entry.Version.ShouldBe("0.1.1");
        entry.Description.ShouldStartWith("Portable Context7 MCP plugin for Claude, Codex, Gemini, OpenCode, and Cursor.");
        entry.Author!.Name.ShouldBe("Upstash");
        entry.HomepageUrl.ShouldBe("https://context7.com");
        entry.RepositoryUrl.ShouldBe("https://github.com/upstash/context7");
        entry.License.ShouldBe("MIT");
        entry.Keywords.ShouldBe(["ai-agents", "context7", "documentation", "mcp", "plugins"]);
        entry.AuthoredTargets.ShouldBe(["claude", "codex-package", "cursor", "gemini", "opencode"]);
        entry.ManageableTargets.ShouldBe(["claude", "codex-package"]);
        entry.AvailableAppTargets.ShouldBe(["claude", "codex"]);
        entry.Capabilities.ShouldBe(["mcp"]);
        entry.DetailRef.ShouldBe("plugins/context7/plugin/README.md");
        entry.SourceRef.ShouldBe(Location + "/plugins/context7");
        (await catalog.ReadReadmeAsync("context7", CancellationToken.None)).Readme!.Text.ShouldContain("Context7");
    }

    [SharedDataFact("universal-plugins")]
    public async Task The_repository_publishes_its_plugins_under_its_own_marketplace()
    {
        await using var services = Services();

        var view = await services.GetRequiredService<IUniversalCandidates>().ReadAsync(CancellationToken.None);

        view.Candidates.Single(static candidate => candidate.IntegrationId == "context7").PublishedMarketplaceNames
            .ShouldBe(["universal-plugins-for-ai-agents"]);
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddSingleton(NewDisk().AddFolder(Location, SharedData.UniversalPlugins!))
        .AddSingleton<IClientAdapter>(TestAdapter.Claude)
        .AddSingleton<IClientAdapter>(TestAdapter.Codex)
        .AddPluginKitCatalog(static options => options.Location = Location)
        .BuildServiceProvider();
}

public sealed class UniversalPluginsTestsOnVirtualDisk() : UniversalPluginsTests(DiskKind.Virtual);

public sealed class UniversalPluginsTestsOnRealDisk() : UniversalPluginsTests(DiskKind.Real);
