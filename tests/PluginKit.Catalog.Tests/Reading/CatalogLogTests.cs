using System.Reflection;
using Microsoft.Extensions.Logging;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Tests.Worlds;
using PluginKit.Tests.Disks;
using Texts = PluginKit.Catalog.Tests.Worlds.Snapshots;

namespace PluginKit.Catalog.Tests.Reading;

/// <summary>What is told about catalogs, and what never is.</summary>
public abstract class CatalogLogTests(DiskKind kind) : DiskSuite(kind)
{
    [Fact]
    public void Every_log_event_has_its_own_id_in_the_documented_range()
    {
        var ids = typeof(CatalogLog).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().Select(static message => message.EventId).ToList();

        ids.Order().ShouldBe([2100, 2101]);
    }

    [Fact]
    public void A_checkout_is_logged_with_what_it_has_and_what_was_left_out()
    {
        using var world = new CatalogWorld(NewDisk(), configure: static options => options.MaximumPackages = 4)
            .WithPlugin("a").WithPlugin("b", name: "a").WithPlugin("c").With("plugins/d/plugin/plugin.yaml", "hunter2: nonsense").WithPlugin("e").WithPlugin("f");
        world.Disk.CreateLink($"{CatalogWorld.Root}/plugins/link", $"{CatalogWorld.Root}/plugins/a");

        world.Load();

        var (level, id, text) = world.Log.Events.ShouldHaveSingleItem();
        (level, id.Id).ShouldBe((LogLevel.Debug, 2100));
        text.ShouldStartWith("A catalog (local_checkout) was read in ");
        text.ShouldContain(" s: 2 entries, 5 left out.");
        text.ShouldNotContain(CatalogWorld.Root);
        text.ShouldNotContain("hunter2");
    }

    [Fact]
    public void A_snapshot_is_logged_with_what_it_has_and_what_was_left_out()
    {
        using var world = Texts.World(NewDisk(), Texts.Changed(Texts.Text(Texts.Entry("a"), Texts.Entry("b")), static json => json["entries"]![1]!["integration_id"] = "a"));

        world.Load();

        world.Log.Events.ShouldHaveSingleItem().Text.ShouldContain(" s: 1 entries, 1 left out.");
        world.Log.Text.ShouldContain("(bundled_snapshot)");
    }

    [Fact]
    public void A_catalog_that_is_not_there_is_a_warning_without_its_place()
    {
        using var world = new CatalogWorld(NewDisk(), location: "/nowhere");

        world.Load();

        var (level, id, text) = world.Log.Events.ShouldHaveSingleItem();
        (level, id.Id).ShouldBe((LogLevel.Warning, 2101));
        text.ShouldContain("catalog_absent");
        text.ShouldNotContain("nowhere");
    }
}

public sealed class CatalogLogTestsOnVirtualDisk() : CatalogLogTests(DiskKind.Virtual);

public sealed class CatalogLogTestsOnRealDisk() : CatalogLogTests(DiskKind.Real);
