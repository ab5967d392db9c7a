using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Clients;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Platform.Processes;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.Discovery.Tests.Scanning;

/// <summary>Discovery writes nothing and starts nothing.</summary>
public abstract class ReadOnlyTests(DiskKind kind) : DiskSuite(kind)
{
    private const UnixFileMode NoWriting = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    [Fact]
    public async Task Looking_leaves_every_byte_as_it_was_and_starts_no_program()
    {
        var world = new DiscoveryWorld(NewDisk()) { Services = static services => services.AddSingleton<IProcessRunner, Trap>() };
        world.Disk.AddFile("/home/user/.claude/plugins/installed_plugins.json", "{}").AddFile("/repo/.claude/settings.json", "{}")
            .AddDirectory("/home/user", NoWriting).AddDirectory("/home/user/.claude/plugins", NoWriting).AddDirectory("/repo", NoWriting);
        world.Managed.Add(Seen.Managed("context7", marketplace: "integrationctl-context7"));
        world.Universal.Add(Seen.Universal("notes"));
        List<FileViewStatus> read = [];
        world.Scanners.Add(new ScriptedScanner("claude", client =>
        {
            read.Add(client.Files.Read("/home/user/.claude/plugins/installed_plugins.json").Status);
            read.Add(client.Files.Read("/repo/.claude/settings.json").Status);
            return new() { Candidates = [Seen.Plugin("context7", "integrationctl-context7"), Seen.Plugin("notes")] };
        }, "/home/user/.claude", "/repo/.claude"));
        var before = DiskSnapshot.Take(world.Disk, "/");

        var document = await world.DiscoverAsync(new() { WorkspaceRoot = "/repo" });

        DiskSnapshot.Take(world.Disk, "/").ChangesSince(before).ToString().ShouldBe("Nothing differs.");
        document.Problems.ShouldBeEmpty();
        document.Entries.ShouldHaveSingleItem();
        read.ShouldBe([FileViewStatus.Ok, FileViewStatus.Ok]);
    }

    private sealed class Trap : IProcessRunner
    {
        public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Discovery never starts a program.");
    }
}

public sealed class ReadOnlyTestsOnVirtualDisk() : ReadOnlyTests(DiskKind.Virtual);

public sealed class ReadOnlyTestsOnRealDisk() : ReadOnlyTests(DiskKind.Real);
