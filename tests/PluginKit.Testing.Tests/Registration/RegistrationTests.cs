using System.IO.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.Clock;
using PluginKit.Testing.SimulatedClients;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Testing.Tests.Registration;

public sealed class RegistrationTests
{
    private static readonly string Probe = Path.Combine(Path.GetPathRoot(Path.GetTempPath())!, "probe", "file");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_virtual_disk_is_used_before_and_after_the_platform_is_registered(bool before)
    {
        var disk = new VirtualFileSystem();
        var services = new ServiceCollection();
        _ = before ? services.AddPluginKitVirtualDisk(disk).AddPluginKitPlatform() : services.AddPluginKitPlatform().AddPluginKitVirtualDisk(disk);
        services.AddPluginKitVirtualDisk().AddPluginKitVirtualDisk();
        using var provider = services.BuildServiceProvider();

        disk.AddFile(Probe, "x");

        provider.GetRequiredService<IFileSystem>().ShouldBeSameAs(disk);
        provider.GetRequiredService<INativeDisk>().ShouldBeSameAs(disk);
        provider.GetRequiredService<IDisk>().Stat(Probe).ShouldNotBeNull();
        provider.GetServices<IFileSystem>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Without_a_disk_an_empty_one_with_the_registered_clock_is_made()
    {
        var clock = new ControllableTimeProvider();
        using var provider = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddPluginKitVirtualDisk().BuildServiceProvider();
        var disk = provider.GetRequiredService<VirtualFileSystem>();

        disk.AddFile(Probe, "x");

        disk.File.GetLastWriteTimeUtc(Probe).ShouldBe(clock.UtcNow.UtcDateTime);
        provider.GetRequiredService<IFileSystem>().ShouldBeSameAs(disk);
    }

    [Fact]
    public async Task Registered_programs_are_found_and_run_on_the_virtual_disk()
    {
        var services = new ServiceCollection().AddPluginKitVirtualDisk().AddPluginKitSimulatedClients().AddPluginKitSimulatedClients();
        services.AddSingleton<ISimulatedProgram, TouchingProgram>();
        await using var provider = services.BuildServiceProvider();
        var request = new ProcessRequest
        {
            FileName = Path.Combine(SimulatedClientPrograms.Folder, "touch"),
            Arguments = [],
            WorkingDirectory = Path.GetDirectoryName(Probe)!,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal),
        };

        var outcome = await provider.GetRequiredService<IProcessRunner>().RunAsync(request, CancellationToken.None);

        outcome.ExitCode.ShouldBe(0);
        provider.GetRequiredService<VirtualFileSystem>().File.Exists(Probe).ShouldBeTrue();
        provider.GetRequiredService<SimulatedClientPrograms>().Calls.ShouldHaveSingleItem();
        provider.GetRequiredService<IProgramLocator>().ShouldBeSameAs(provider.GetRequiredService<IProcessRunner>());
    }

    private sealed class TouchingProgram : ISimulatedProgram
    {
        public string Name => "touch";

        public string Version => "1.0.0";

        public ProcessOutcome Run(ProcessRequest request, IDisk disk, TimeProvider time)
        {
            disk.CreateDirectory(request.WorkingDirectory);
            disk.CreateNew(Probe, null).Dispose();
            return new(ProcessEnd.Exited, 0, string.Empty, string.Empty, null);
        }
    }
}
