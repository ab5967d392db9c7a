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

    /// <summary>Each plugin projected as if it shipped nothing native, and compared with what it ships, member by member.</summary>
    [SharedDataFact("universal-plugins", "plugins")]
    public void A_projection_differs_from_the_shipped_files_only_where_a_rule_says_why()
    {
        var compared = 0;
        var used = new HashSet<DifferenceRule>();
        foreach (var (name, tree) in Plugins())
        {
            using var authored = AuthoredHalf(tree);
            foreach (var target in authored.Package().Manifest.Targets.Where(static target => target is "claude" or "codex-package"))
            {
                var delivery = authored.Delivery(target);
                delivery.Paths.Count.ShouldBe(2, name);
                foreach (var path in delivery.Paths)
                {
                    compared++;
                    var shipped = System.Text.Encoding.UTF8.GetString(tree.Read(path).Span);
                    Difference[] differences = [.. Difference.Between(JsonNode.Parse(delivery.Text(path)), JsonNode.Parse(shipped))];
                    foreach (var difference in differences)
                    {
                        used.Add(DifferenceRule.All.FirstOrDefault(rule => rule.Explains(target, path, difference)).ShouldNotBeNull($"{name}, {target}, {path}: {difference}"));
                    }

                    // Without a difference in meaning there is none in spelling.
                    (differences.Length > 0 || delivery.Text(path) == shipped).ShouldBeTrue($"{name}, {target}, {path}");
                }
            }
        }

        compared.ShouldBeGreaterThan(100);
        used.ShouldBe(DifferenceRule.All, ignoreOrder: true);
    }

    private TestPackage AuthoredHalf(PackageTree tree)
    {
        var authored = new TestPackage(_kind);
        foreach (var entry in tree.Entries.Where(static entry => entry.Kind == PackageEntryKind.File && entry.Path.StartsWith("plugin/", StringComparison.Ordinal)))
        {
            authored.With(entry.Path, tree.Read(entry.Path).ToArray());
        }

        return authored;
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
