using Microsoft.Extensions.DependencyInjection;
using PluginKit.Benchmarks.Data;
using PluginKit.Contracts.Hosts;
using PluginKit.Discovery.Scanning;
using PluginKit.Platform.Disk;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Discovery;

/// <summary>What discovery asks of a disk grows with the plugins, and no faster. Counted, not timed.</summary>
public abstract class LargeHomeTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Home = "/w/home";
    private const int Marketplaces = 2;
    private const int Base = 25;

    [Fact]
    public async Task Operations_and_bytes_grow_with_the_plugins_and_no_file_is_read_twice_by_one_scanner()
    {
        var few = await CountAsync(Base);
        var more = await CountAsync(2 * Base);
        var most = await CountAsync(4 * Base);
        var plugins = 2 * Marketplaces * Base;

        // Of one plugin more: a manifest, the folders on the way to it, and its line in the shared files.
        var operations = (more.Operations - few.Operations) / plugins;
        operations.ShouldBeLessThanOrEqualTo(OperationsOfOnePlugin);
        (most.Operations - more.Operations).ShouldBeLessThanOrEqualTo((more.Operations - few.Operations) * 2 + plugins);
        (most.Bytes - more.Bytes).ShouldBeLessThanOrEqualTo((more.Bytes - few.Bytes) * 21 / 10);
        most.Opened.Values.Max().ShouldBeLessThanOrEqualTo(2);
        most.Bytes.ShouldBeLessThanOrEqualTo(2 * most.Size);
    }

    /// <summary>What keeps the answer of a large home small: texts and sources that its plugins have in common are one object each.</summary>
    [Fact]
    public async Task What_is_said_of_every_plugin_is_one_text()
    {
        var disk = NewDisk().AddDirectory(Home);
        new NativeHome(Home, (path, content) => disk.AddFile(path, content), Marketplaces, Base).Fill();
        await using var services = Services(disk);

        var document = await services.GetRequiredService<IDiscovery>().DiscoverAsync(new(), CancellationToken.None);

        foreach (var client in document.Entries.GroupBy(static entry => entry.NativeTarget, StringComparer.Ordinal))
        {
            // The line of the version is made for each plugin, like the version.
            var lines = client.SelectMany(static entry => entry.IdentityEvidence).Where(static line => !line.StartsWith("cache=", StringComparison.Ordinal)).ToList();
            lines.Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(lines.Distinct(StringComparer.Ordinal).Count(), client.Key);
            var sources = client.Select(static entry => entry.Source).ToList();
            sources.Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(sources.Distinct().Count(), client.Key);
            client.ShouldAllBe(static entry => entry.Enablement.Select(static layer => layer.Key).Distinct(ReferenceEqualityComparer.Instance).Count() == 1);
        }
    }

    private const int OperationsOfOnePlugin = 40;

    private static ServiceProvider Services(IDisk disk) => new ServiceCollection().AddSingleton(disk)
        .AddSingleton(new HostEnvironment { HomeDirectory = Home, SystemRoot = "/w" }).AddPluginKit().BuildServiceProvider();

    private async Task<Cost> CountAsync(int plugins)
    {
        var disk = NewDisk().AddDirectory(Home);
        long size = 0;
        new NativeHome(
            Home,
            (path, content) =>
            {
                disk.AddFile(path, content);
                size += content.Length;
            },
            Marketplaces,
            plugins).Fill();
        var recording = new RecordingDisk(disk) { ForbidWrites = true };
        await using var services = Services(recording);

        var document = await services.GetRequiredService<IDiscovery>().DiscoverAsync(new(), CancellationToken.None);

        document.Entries.Count.ShouldBe(2 * Marketplaces * plugins);
        var opened = recording.Reads.Where(static read => read.Kind != DiskOperationKind.List).GroupBy(static read => read.Path, StringComparer.Ordinal)
            .ToDictionary(static reads => reads.Key, static reads => reads.Count(), StringComparer.Ordinal);
        return new(recording.Operations.Count, opened, opened.Sum(file => (disk.Stat(file.Key)?.Length ?? 0) * file.Value), size);
    }

    private sealed record Cost(int Operations, IReadOnlyDictionary<string, int> Opened, long Bytes, long Size);
}

public sealed class LargeHomeTestsOnVirtualDisk() : LargeHomeTests(DiskKind.Virtual);

public sealed class LargeHomeTestsOnRealDisk() : LargeHomeTests(DiskKind.Real);
