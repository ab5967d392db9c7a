using System.Text;
using Microsoft.Extensions.Options;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Testing.VirtualDisk;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Origins;

/// <summary>Catalogs that travel inside the application.</summary>
public sealed class EmbeddedTests
{
    [Fact]
    public async Task A_snapshot_in_an_assembly_is_an_origin()
    {
        using var world = World(CatalogOrigin.Resource("shipped", typeof(EmbeddedTests).Assembly, "shipped/catalog.json"));

        var document = world.Load();

        document.Ok.ShouldBeTrue();
        document.Source.Location.ShouldBeNull();
        document.Entries.ShouldHaveSingleItem().Origin!.Id.ShouldBe("shipped");
        (await world.Snapshots.VerifyAsync(CatalogOrigin.Resource("shipped", typeof(EmbeddedTests).Assembly, "shipped/catalog.json"), [], CancellationToken.None)).Ok.ShouldBeTrue();
        (await world.Catalog.ReadReadmeAsync("notes", CancellationToken.None)).Problem!.Code.ShouldBe(ProblemCodes.ReadmeUnavailable);
    }

    [Fact]
    public void A_resource_that_is_not_there_is_absent()
    {
        using var world = World(CatalogOrigin.Resource("shipped", typeof(EmbeddedTests).Assembly, "nothing"));

        world.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogAbsent);
    }

    [Fact]
    public void A_stream_is_opened_anew_for_every_question_and_closed_after_it()
    {
        List<Watched> opened = [];
        using var world = World(CatalogOrigin.From("shipped", () =>
        {
            opened.Add(new(Encoding.UTF8.GetBytes(Texts.Text(Texts.Entry("notes")))));
            return opened[^1];
        }));

        world.Load().Entries.Count.ShouldBe(1);
        world.Load().Entries.Count.ShouldBe(1);

        opened.Count.ShouldBe(2);
        opened.ShouldAllBe(static stream => stream.IsClosed);
    }

    [Fact]
    public void The_same_bytes_are_not_made_into_objects_again_while_the_document_is_held()
    {
        var text = Texts.Text(Texts.Entry("notes"));
        using var world = World(CatalogOrigin.From("shipped", () => new MemoryStream(Encoding.UTF8.GetBytes(text))));

        var first = world.Load();
        var second = world.Load();
        text = Texts.Text(Texts.Entry("other"));
        var third = world.Load();

        second.Entries.ShouldBeSameAs(first.Entries);
        third.Entries.ShouldHaveSingleItem().IntegrationId.ShouldBe("other");
        GC.KeepAlive(first);
    }

    [Fact]
    public void A_stream_that_fails_or_never_ends_is_unreadable()
    {
        using var failing = World(CatalogOrigin.From("shipped", static () => throw new IOException("gone")));
        failing.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogUnreadable);

        using var endless = new CatalogWorld(Disk(), location: null, static options =>
        {
            options.MaximumSnapshotBytes = 1000;
            options.Origins.Add(CatalogOrigin.From("shipped", static () => new MemoryStream(new byte[5000])));
        });
        endless.Load().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.CatalogUnreadable);
    }

    [Fact]
    public void Origins_that_cannot_be_told_apart_are_refused()
    {
        using var world = new CatalogWorld(Disk(), configure: static options => options.Origins.Add(CatalogOrigin.At("catalog", "/other")));

        Should.Throw<OptionsValidationException>(() => world.Load()).Message.ShouldContain("'catalog' twice");
        Should.Throw<ArgumentException>(static () => CatalogOrigin.At("team", "relative"));
        Should.Throw<ArgumentException>(static () => CatalogOrigin.At("../team", "/team"));
    }

    private static CatalogWorld World(CatalogOrigin origin) => new(Disk(), location: null, options => options.Origins.Add(origin));

    private static FileSystemDisk Disk()
    {
        var files = new VirtualFileSystem();
        return new(files, files);
    }

    private sealed class Watched(byte[] content) : MemoryStream(content)
    {
        public bool IsClosed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
