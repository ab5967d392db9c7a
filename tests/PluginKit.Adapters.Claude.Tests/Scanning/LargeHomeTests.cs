using System.Text;
using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Contracts.Clients;
using PluginKit.Tests.Disks;
using static PluginKit.Adapters.Claude.Tests.Support.ClaudeStage;

namespace PluginKit.Adapters.Claude.Tests.Scanning;

/// <summary>A home with 50 marketplaces, 5,000 cached plugins and 500 records: what is looked at is counted, not timed.</summary>
public sealed class LargeHomeTests() : DiskSuite(DiskKind.Virtual)
{
    private const int Marketplaces = 50;
    private const int PluginsEach = 100;
    private const int RecordsEach = 10;

    [Fact]
    public async Task Only_what_is_needed_is_looked_at()
    {
        var client = Stage().Context(Project);
        var files = new CountingFiles(client.Files);
        client = client with { Files = files };

        var scan = await new ClaudeScanner().ScanAsync(client, CancellationToken.None);

        scan.Candidates.Count.ShouldBe(Marketplaces * RecordsEach);
        files.Listed.ShouldBeLessThan(Marketplaces * (RecordsEach + 1) + 10);
        files.Reads.ShouldBeLessThan((Marketplaces * (1 + (RecordsEach * 4))) + 20);
    }

    private ClaudeStage Stage()
    {
        var stage = new ClaudeStage(NewDisk());
        var known = new StringBuilder("{");
        var records = new StringBuilder("""{"version": 2, "plugins": {""");
        var toggles = new StringBuilder("""{"enabledPlugins": {""");
        for (var m = 0; m < Marketplaces; m++)
        {
            known.Append($$"""{{(m == 0 ? "" : ",")}}"m{{m}}": {"source": {"source": "directory", "path": "/w/ext/m{{m}}"}, "installLocation": "/w/ext/m{{m}}", "lastUpdated": "t"}""");
            stage.WriteMarketplace($"/w/ext/m{m}", $"m{m}", [.. Enumerable.Range(0, RecordsEach).Select(static p => $"p{p}")]);
            for (var p = 0; p < PluginsEach; p++)
            {
                stage.Write($"{Home}/.claude/plugins/cache/m{m}/p{p}/1.0.0/x", "x");
                if (p < RecordsEach)
                {
                    var comma = m + p == 0 ? "" : ",";
                    records.Append($$"""{{comma}}"p{{p}}@m{{m}}": [{"scope": "user", "installPath": "{{Home}}/.claude/plugins/cache/m{{m}}/p{{p}}/1.0.0", "version": "1.0.0"}]""");
                    toggles.Append($"{comma}\"p{p}@m{m}\": true");
                }
            }
        }
        stage.Write(Known, known.Append('}').ToString());
        stage.Write(Installed, records.Append("}}").ToString());
        stage.Write(UserSettings, toggles.Append("}}").ToString());
        return stage;
    }

    private sealed class CountingFiles(IClientFiles files) : IClientFiles
    {
        public int Listed { get; private set; }

        public int Reads { get; private set; }

        public FileView Read(string path)
        {
            Reads++;
            return files.Read(path);
        }

        public FolderView List(string path)
        {
            Listed++;
            return files.List(path);
        }

        public PathKind KindOf(string path) => files.KindOf(path);
    }
}
