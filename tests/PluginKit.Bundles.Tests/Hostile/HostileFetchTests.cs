using PluginKit.Bundles.Releases;
using PluginKit.Bundles.Tests.Server;
using PluginKit.Sources.Tests.Archives;

namespace PluginKit.Bundles.Tests.Hostile;

/// <summary>The same archives from a server, with the checksum that they should have, below a real folder of which everything is compared.</summary>
public sealed class HostileFetchTests(HostileFetchTests.Servers servers) : IClassFixture<HostileFetchTests.Servers>
{
    public static TheoryData<string> Hostile => [.. HostileArchives.All.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_archive_is_refused_and_nothing_is_written_outside_staging(string name)
    {
        var bench = servers.Bench;
        var bytes = HostileArchives.All[name].Bytes;
        bench.Server.File("x.tar.gz", bytes);
        var guard = bench.Guard();

        var result = await bench.Get<HandoffFetcher>().FetchAsync(new() { Url = bench.Server.At("x.tar.gz").ToString(), Destination = bench.Destination, Sha256 = SampleBundle.Hex(bytes) });

        guard.ShouldHaveLeftNothing();
        result.Ok.ShouldBeFalse();
        result.Problems.ShouldNotBeEmpty();
        result.Problems.ShouldAllBe(static problem => !problem.Message.Any(char.IsControl));
    }

    public sealed class Servers : IAsyncLifetime
    {
        internal Bench Bench { get; private set; } = null!;

        public async Task InitializeAsync() => Bench = await Bench.StartAsync(isRecorded: true);

        public async Task DisposeAsync() => await Bench.DisposeAsync();
    }
}
