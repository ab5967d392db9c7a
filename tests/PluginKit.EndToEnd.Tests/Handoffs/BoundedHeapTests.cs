using PluginKit.Benchmarks.Data;
using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Discovery;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Handoffs;

/// <summary>The largest bundle there may be, 100 MB in 10,000 entries, in a process whose managed heap may not grow beyond 64 MB.</summary>
public sealed class BoundedHeapTests
{
    private const string Limit = "0x4000000";

    [FullFact]
    public async Task A_bundle_of_a_hundred_megabytes_is_verified_and_installed_in_sixty_four_megabytes_of_managed_memory()
    {
        using var host = new HostFixture();
        var archive = GeneratedBundle.WriteTo(Path.Join(host.Packages, "demo_codex-runtime_python_bundle.tar.gz"));
        var destination = Path.Join(host.Packages, "installed");

        var verified = await RunAsync(host, "handoff", "verify", archive);
        var installed = await RunAsync(host, "bundle", "install", archive, "--dest", destination);

        verified.ExitCode.ShouldBe(0, verified.Error);
        verified.Document<HandoffInspectionDocument>().Files.Count.ShouldBe(GeneratedBundle.Files);
        installed.ExitCode.ShouldBe(0, installed.Error);
        installed.Document<HandoffResultDocument>().FileCount.ShouldBe(GeneratedBundle.Files);
        Directory.EnumerateFiles(destination, "*", SearchOption.AllDirectories).Sum(static file => new FileInfo(file).Length).ShouldBeGreaterThan(100_000_000);
    }

    [FullFact]
    public async Task The_limit_is_in_force()
    {
        using var host = new HostFixture();

        var run = await HostProcess.RunAsync(new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "0x100000" }, "capabilities", "--home", host.Home, "--system-root", host.SystemRoot, "--clients", "none");

        run.ExitCode.ShouldNotBe(0, "a megabyte is not enough for anybody");
    }

    private static Task<HostRun> RunAsync(HostFixture host, params string[] args) => HostProcess.RunAsync(
        new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = Limit }, [.. args, "--home", host.Home, "--system-root", host.SystemRoot, "--clients", "none", "--format", "json"]);
}
