using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Pipeline;

/// <summary>The order of the work, and the shortcuts that the plan forbids.</summary>
public abstract class StageTests(DiskKind kind) : DiskSuite(kind)
{
    [Fact]
    public async Task The_stages_follow_each_other_and_only_overlap_takes_anything_away()
    {
        var log = new StageLog();
        var world = new DiscoveryWorld(NewDisk()) { Services = services => services.AddSingleton<ILogger<Discovery.Scanning.NativeDiscovery>>(log) }
            .Sees("claude", Seen.Plugin("context7", "integrationctl-context7"), Seen.Plugin("notes"), Seen.Plugin("other"));
        world.Managed.Add(Seen.Managed("context7", marketplace: "integrationctl-context7"));
        world.Universal.Add(Seen.Universal("notes", "team"));

        await world.DiscoverAsync();

        log.Lines.ShouldBe(
        [
            "Plugins enumerated: 3.", "Plugins identified: 3.", "Plugins left after managed overlap: 2.", "Plugins classified: 2.", "Plugins matched: 2.", "Plugins emitted: 2.",
        ]);
    }

    /// <summary>Forbidden: to call a lifecycle inspection on hits of the file system. What is enumerated is the scanner's own, with nothing managed at all.</summary>
    [Fact]
    public async Task Enumeration_needs_no_managed_candidate()
    {
        var document = await new DiscoveryWorld(NewDisk()) { HasPorts = false }.Sees("claude", Seen.Plugin("unknown", "of-somebody")).DiscoverAsync();

        document.Entries.ShouldHaveSingleItem().NativePluginId.ShouldBe("unknown@of-somebody");
    }

    /// <summary>Forbidden: to suppress before the comparison with managed evidence. A marketplace that only looks like ours is shown.</summary>
    [Fact]
    public async Task What_looks_like_ours_and_is_no_record_is_shown()
    {
        var world = new DiscoveryWorld(NewDisk()).Sees("claude", Seen.Plugin("notes", "integrationctl-notes"));
        world.Managed.Add(Seen.Managed("other", marketplace: "integrationctl-other"));

        var document = await world.DiscoverAsync();

        document.Entries.ShouldHaveSingleItem();
        document.ManagedOverlapCount.ShouldBe(0);
    }

    /// <summary>Forbidden: to make an overlap of a name that matches. Not even an exact relation hides anything.</summary>
    [Theory]
    [InlineData("elsewhere", "heuristic")]
    [InlineData("published", "exact")]
    public async Task A_relation_to_a_managed_plugin_hides_nothing(string marketplace, string confidence)
    {
        var world = new DiscoveryWorld(NewDisk()).Sees("claude", Seen.Plugin("context7", marketplace));
        world.Managed.Add(Seen.Managed("context7", nativeRef: "context7@integrationctl-context7", marketplace: "integrationctl-context7"));
        world.Universal.Add(Seen.Universal("context7", "published"));

        var document = await world.DiscoverAsync();

        document.Entries.ShouldHaveSingleItem().MatchConfidence.Value.ShouldBe(confidence);
        document.ManagedOverlapCount.ShouldBe(0);
    }

    /// <summary>Forbidden: to derive what may be done from anything but evidence. Whatever is seen and however sure a relation is, entries may only be shown.</summary>
    [Fact]
    public async Task An_exact_relation_and_a_healthy_state_unlock_nothing()
    {
        var world = new DiscoveryWorld(NewDisk()).Sees(
            "claude", Seen.Plugin("a", "published"), Seen.Plugin("b", "published") with { ManageabilityReason = "managed_by_policy" }, Seen.Plugin("c") with { ManageabilityReason = " \u200B" });
        world.Universal.AddRange([Seen.Universal("a", "published"), Seen.Universal("b", "published")]);

        var entries = (await world.DiscoverAsync()).Entries;

        entries.ShouldAllBe(static entry => entry.Manageability == Manageability.DisplayOnly);
        entries.Select(static entry => entry.ManageabilityReason).ShouldBe(["native_external_entry", "managed_by_policy", "native_external_entry"]);
    }

    /// <summary>Forbidden: to hide an entry because the catalog failed or is stale.</summary>
    [Theory]
    [InlineData(ProblemCodes.CatalogAbsent)]
    [InlineData(ProblemCodes.CatalogStale)]
    public async Task A_catalog_in_trouble_hides_nothing(string code)
    {
        var world = new DiscoveryWorld(NewDisk()) { UniversalProblem = Problem.Of(code, "It is in trouble.") }.Sees("claude", Seen.Plugin("a"), Seen.Plugin("b"));
        world.Universal.Add(Seen.Universal("a", "team"));

        var document = await world.DiscoverAsync();

        document.Ok.ShouldBeTrue();
        document.Entries.Select(static entry => (entry.NativePluginId, entry.MatchConfidence)).ShouldBe([("a@team", MatchConfidence.None), ("b@team", MatchConfidence.None)]);
        document.Warnings.ShouldHaveSingleItem();
    }

    private sealed class StageLog : ILogger<Discovery.Scanning.NativeDiscovery>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}

public sealed class StageTestsOnVirtualDisk() : StageTests(DiskKind.Virtual);

public sealed class StageTestsOnRealDisk() : StageTests(DiskKind.Real);
