using System.Text;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Documents;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;
using PluginKit.Tests.Disks;
using PluginKit.Tests.Hostile;
using Xunit.Abstractions;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Hostile;

/// <summary>Marketplaces, snapshots and packages of a catalog with members, words and bytes changed: a document that a reader takes, never an exception, never a write.</summary>
public sealed class DocumentFuzzTests(ITestOutputHelper output)
{
    private const string Marketplace = """
        {"name":"market","owner":{"name":"Ada","email":"ada@example.org"},"metadata":{"description":"d","version":"1","pluginRoot":"./plugins"},"renames":{"old":"new"},"plugins":[
          {"name":"one","source":"./one","description":"d","version":"1.0.0","author":{"name":"A"},"keywords":["x"],"category":"c","homepage":"https://example.org"},
          {"name":"two","source":{"source":"github","repo":"o/r","ref":"main","sha":"1111111111111111111111111111111111111111"},"mcpServers":{"x":{"command":"x"}}},
          {"name":"three","source":{"source":"url","url":"https://example.org/x.git"}},
          {"name":"four","source":{"source":"git-subdir","url":"https://example.org/x.git","path":"a/b"},"hooks":{},"strict":false}]}
        """;

    [Fact]
    public void No_marketplace_makes_a_catalog_throw() => All("/m.json", "/m.json", chance => Mutations.OfJson(Marketplace, chance));

    [Fact]
    public void No_snapshot_makes_a_catalog_throw()
    {
        var good = Texts.Changed(Texts.Text(Texts.Entry("one"), Texts.Entry("two")), static _ => { });
        All(Texts.Path, Texts.Path, chance => Mutations.OfJson(good, chance));
    }

    [Fact]
    public void No_package_makes_a_catalog_throw() => All(CatalogWorld.Root, CatalogWorld.Root + "/plugins/odd/plugin/plugin.yaml", static chance => Encoding.UTF8.GetBytes(Mutations.OfText(
        "api_version: v1\nname: odd\nversion: 1.0.0\ndescription: A plugin.\nkeywords: [docs, x]\nauthor: {name: Ada}\nhomepage: https://example.org\ntargets: [claude, codex-package]\n", chance)));

    private void All(string location, string file, Func<Random, byte[]> odd)
    {
        foreach (var (chance, at) in new Fuzz(output).Rounds(150))
        {
            var files = new VirtualFileSystem();
            var disk = new RecordingDisk(new FileSystemDisk(files, files));
            disk.AddFile(file, odd(chance));
            using var world = new CatalogWorld(disk, location);
            disk.Clear();
            var before = GC.GetAllocatedBytesForCurrentThread();

            var document = world.Load();

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 << 20, at);
            disk.Writes.ShouldBeEmpty(at);
            document.Problems.Concat(document.Entries.SelectMany(static entry => entry.Problems)).ShouldAllBe(static problem => problem.Code.Length > 0 && !problem.Message.Any(char.IsControl), at);
            (document.Ok || document.Problems.Any(static problem => problem.IsError)).ShouldBeTrue(at);
            DocumentReader.Read<CatalogDocument>(DocumentJson.Write(document), at).Problem.ShouldBeNull(at);
        }
    }
}
