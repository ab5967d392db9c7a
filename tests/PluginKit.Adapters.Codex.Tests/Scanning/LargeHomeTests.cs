using System.Text;
using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.ClientFiles;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Scanning;

/// <summary>A home as large as the plan asks for: 5,000 cached plugins of 50 marketplaces.</summary>
public sealed class LargeHomeTests() : DiskSuite(DiskKind.Virtual)
{
    private const int Marketplaces = 50;
    private const int PluginsEach = 100;
    private const long AllocationLimit = 100L << 20;

    [Fact]
    public async Task A_large_home_is_read_once_without_walking_into_plugins()
    {
        var stage = Fill();
        var scanner = new CodexScanner(Microsoft.Extensions.Options.Options.Create(new CodexAdapterOptions()));
        var files = new CountingClientFiles(new RootedClientFiles(stage.Disk, scanner.ReadableRoots(stage.Environment, CodexStage.Project)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var scan = await scanner.ScanAsync(new() { Environment = stage.Environment, WorkspaceRoot = CodexStage.Project, Files = files }, default);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        scan.Candidates.Count(static candidate => candidate.State == ObservedState.Active).ShouldBe(Marketplaces * PluginsEach);
        scan.Problems.ShouldBeEmpty();

        // What the scanner makes itself; each look at the disk is the view's.
        (allocated - files.Allocated).ShouldBeLessThan(AllocationLimit, $"own: {allocated - files.Allocated}, of the view: {files.Allocated}, reads: {files.Reads}");

        // One look into the cache, one into each marketplace, one into each plugin, and the two places of stray folders.
        files.Lists.ShouldBe(1 + Marketplaces + (Marketplaces * PluginsEach) + 2);
        files.Listed.ShouldAllBe(static path => path.Split('/').Length <= (CodexStage.Cache + "/m/p").Split('/').Length);
    }

    private CodexStage Fill()
    {
        var stage = new CodexStage(NewDisk());
        var config = new StringBuilder();
        for (var market = 0; market < Marketplaces; market++)
        {
            var entries = new List<string>();
            config.Append(System.Globalization.CultureInfo.InvariantCulture, $"[marketplaces.m{market}]\nsource_type = \"local\"\nsource = \"/src/m{market}\"\n");
            for (var plugin = 0; plugin < PluginsEach; plugin++)
            {
                entries.Add($"{{\"name\":\"p{plugin}\",\"source\":\"./p/p{plugin}\"}}");
                config.Append(System.Globalization.CultureInfo.InvariantCulture, $"[plugins.\"p{plugin}@m{market}\"]\nenabled = true\n");
                stage.With($"{CodexStage.Cache}/m{market}/p{plugin}/1.0.0/.codex-plugin/plugin.json", $"{{\"name\":\"p{plugin}\",\"version\":\"1.0.0\",\"description\":\"A plugin.\"}}");
                stage.Disk.AddDirectory($"{CodexStage.Cache}/m{market}/p{plugin}/1.0.0/skills/one");
            }

            stage.With($"/src/m{market}/.agents/plugins/marketplace.json", $"{{\"name\":\"m{market}\",\"plugins\":[{string.Join(',', entries)}]}}");
        }

        return stage.With(CodexStage.Config, config.ToString());
    }
}
