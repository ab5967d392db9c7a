using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Corpus;

/// <summary>The published universal plugins.</summary>
public abstract class CorpusTests : DiskSuite
{
    private const string Root = "/universal-plugins";

    private readonly DiskKind _kind;
    private readonly IDisk _disk;
    private readonly ServiceProvider _services;

    protected CorpusTests(DiskKind kind)
        : base(kind)
    {
        _kind = kind;
        _disk = NewDisk();
        _services = new ServiceCollection().AddSingleton(_disk).AddPluginKitPlatform().AddPluginKitAuthoring().BuildServiceProvider();
    }

    [SharedDataFact("universal-plugins", "plugins")]
    public void Every_plugin_loads_without_a_problem()
    {
        var read = Plugins().Select(plugin => (plugin.Name, Result: Reader.Read(plugin.Tree))).ToList();

        read.Count.ShouldBe(29);
        read.SelectMany(static plugin => plugin.Result.Problems.Select(problem => $"{plugin.Name}: {problem.Message}")).ShouldBeEmpty();
        read.ShouldAllBe(static plugin => plugin.Result.Package!.Manifest.Name == plugin.Name && plugin.Result.Package.Manifest.Version == "0.1.1");
        read.ShouldAllBe(static plugin => plugin.Result.Package!.Capabilities.SequenceEqual(new[] { "mcp" }));
        read.ShouldAllBe(static plugin => plugin.Result.Package!.ReadmePath == "plugin/README.md");
    }

    [SharedDataFact("universal-plugins", "plugins")]
    public void Shipped_packages_are_delivered_as_they_are()
    {
        foreach (var (name, tree) in Plugins())
        {
            var package = Reader.Read(tree).Package!;
            foreach (var target in package.Manifest.Targets.Where(static target => target is "claude" or "codex-package"))
            {
                var result = Projector.Project(package, tree, target);
                result.Problems.Select(problem => $"{name}: {problem.Message}").ShouldBeEmpty();
                result.Delivery!.IsShipped.ShouldBeTrue(name);
                result.Delivery.Digest.ShouldBe(tree.Digest);
            }
        }
    }

    /// <summary>The files of the existing generator are the measure: a projection of the authored half alone has to give the same bytes.</summary>
    [SharedDataFact("universal-plugins", "plugins")]
    public void Projecting_the_authored_half_gives_the_files_of_the_existing_generator()
    {
        var compared = 0;
        foreach (var (name, tree) in Plugins())
        {
            using var authored = new TestPackage(_kind);
            foreach (var entry in tree.Entries.Where(static entry => entry.Kind == PackageEntryKind.File && entry.Path.StartsWith("plugin/", StringComparison.Ordinal)))
            {
                authored.With(entry.Path, tree.Read(entry.Path).ToArray());
            }

            foreach (var target in authored.Package().Manifest.Targets.Where(static target => target is "claude" or "codex-package"))
            {
                var delivery = authored.Delivery(target);
                delivery.Text(".mcp.json").ShouldBe(System.Text.Encoding.UTF8.GetString(tree.Read(".mcp.json").Span), name);
                var manifest = target == "claude" ? ".claude-plugin/plugin.json" : ".codex-plugin/plugin.json";
                CompareManifest(delivery.Text(manifest), System.Text.Encoding.UTF8.GetString(tree.Read(manifest).Span), target, name);
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(50);
    }

    /// <summary>The existing generator leaves the descriptive fields out for Claude; everything that it writes has to be the same.</summary>
    private static void CompareManifest(string projected, string shipped, string target, string name)
    {
        if (target == "codex-package")
        {
            projected.ShouldBe(shipped, name);
            return;
        }

        var members = JsonNode.Parse(projected)!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(shipped)!.AsObject())
        {
            JsonNode.DeepEquals(members[member], value).ShouldBeTrue($"{name}: {member}");
        }
    }

    protected override void Dispose(bool disposing)
    {
        _services.Dispose();
        base.Dispose(disposing);
    }

    private AuthoredPackageReader Reader => _services.GetRequiredService<AuthoredPackageReader>();

    private DeliveryProjector Projector => _services.GetRequiredService<DeliveryProjector>();

    private IEnumerable<(string Name, PackageTree Tree)> Plugins()
    {
        foreach (var directory in _disk.AddFolder(Root, SharedData.Folder("universal-plugins", "plugins")!).List(Root))
        {
            var read = _services.GetRequiredService<PackageTrees>().Open(directory.Path);
            read.Problem?.Message.ShouldBeNull();
            yield return (directory.Name, read.Tree!);
        }
    }
}

public sealed class CorpusTestsOnVirtualDisk() : CorpusTests(DiskKind.Virtual);

public sealed class CorpusTestsOnRealDisk() : CorpusTests(DiskKind.Real);
