using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Handoffs;

/// <summary>Every runtime on both platforms, by the command lines, on the real disk.</summary>
public sealed class RoundTripTests
{
    [UnixTheory]
    [InlineData("python", "codex-runtime")]
    [InlineData("python", "claude")]
    [InlineData("node", "codex-runtime")]
    [InlineData("node", "claude")]
    [InlineData("shell", "codex-runtime")]
    [InlineData("shell", "claude")]
    public async Task What_is_exported_is_the_same_twice_and_after_an_install(string runtime, string platform)
    {
        using var host = new HostFixture { Clients = "auto" };
        using var project = new HandoffProject(host, runtime, platform);
        var (first, second, third) = (Path.Join(host.Packages, "1.tar.gz"), Path.Join(host.Packages, "2.tar.gz"), Path.Join(host.Packages, "3.tar.gz"));
        var installed = Path.Join(host.Packages, "installed");

        (await ExportAsync(host, project.Root, platform, first)).Bundle.ShouldNotBeNull().Beta.ShouldBe(runtime == "shell");
        await ExportAsync(host, project.Root, platform, second);
        var run = await host.AskAsync("bundle", "install", first, "--dest", installed);

        (await File.ReadAllBytesAsync(second)).ShouldBe(await File.ReadAllBytesAsync(first));
        if (runtime == "shell")
        {
            run.Document<HandoffResultDocument>().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BundleShellExportOnly);
            Directory.Exists(installed).ShouldBeFalse();
            return;
        }

        run.ExitCode.ShouldBe(0, run.Out);
        project.MakeReady(installed);
        await ExportAsync(host, installed, platform, third);
        (await File.ReadAllBytesAsync(third)).ShouldBe(await File.ReadAllBytesAsync(first));
        (await host.AskAsync("bundle", "verify", installed)).ExitCode.ShouldBe(0);
    }

    private static async Task<HandoffResultDocument> ExportAsync(HostFixture host, string root, string platform, string output)
    {
        var run = await host.AskAsync("export", root, "--platform", platform, "--output", output);
        run.ExitCode.ShouldBe(0, run.Out);
        return run.Document<HandoffResultDocument>();
    }
}
