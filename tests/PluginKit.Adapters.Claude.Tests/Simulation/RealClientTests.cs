using System.IO.Abstractions;
using System.Text.RegularExpressions;
using PluginKit.Adapters.Claude.Tests.Support;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.SimulatedClients.Claude;

namespace PluginKit.Adapters.Claude.Tests.Simulation;

/// <summary>Holds the simulated client against the real one: the same commands, then the same answers and the same bytes on disk.</summary>
public sealed partial class RealClientTests : IDisposable
{
    private const string Rich = """
        {"zz": {"b": 1, "a": 2.0}, "enabledPlugins": {"z@m": true, "a@m": false}, "statusLine": {"padding": 1, "command": "x", "type": "command"},
         "permissions": {"additionalDirectories": ["/x"], "deny": ["Read(./x)"], "allow": ["Bash(ls)"]}, "env": {"A": "é<\u2028"}, "aa": 1.50, "big": 12345678901234567890,
         "extraKnownMarketplaces": {"q": {"source": {"source": "github", "repo": "a/b"}}}, "theme": "dark"}
        """;

    private readonly string _root = Path.Combine(Path.GetTempPath(), $"claude-{Guid.NewGuid():n}");

    public static TheoryData<string, string[]> Scripts => new()
    {
        { "user", ["n marketplace add $R", "n install $P", "n list --json", "n marketplace list --json", "n uninstall $P --scope user --keep-data", "n marketplace remove $M"] },
        { "user, scoped remove", ["n marketplace add $R --scope user", "n install $P --scope user", "n uninstall $P", "n marketplace remove $M --scope user", "n marketplace remove $M"] },
        { "project", ["p marketplace add $R --scope project", "p install $P --scope project", "p list --json", "n list --json", "p uninstall $P --scope project --keep-data", "p marketplace remove $M"] },
        { "remove while installed", ["n marketplace add $R", "n install $P", "n marketplace remove $M"] },
        { "project declared by the user", ["p marketplace add $R", "p install $P --scope project", "p uninstall $P --scope project --keep-data", "p marketplace remove $M"] },
        { "repeats", ["n marketplace add $R", "n marketplace add $R", "n install $P", "n install $P", "n enable $P", "n disable $P", "n disable $P", "n install $P", "n list", "n update $P", "n uninstall $P", "n uninstall $P"] },
        { "two scopes", ["n marketplace add $R", "p marketplace add $R --scope project", "p install $P --scope project", "n install $P", "p list --json", "p disable $P", "n uninstall $P", "p marketplace remove $M --scope user", "p marketplace remove $M --scope project"] },
        { "wrong scopes", ["p marketplace add $R --scope project", "n install $P", "p uninstall $P --scope project", "n marketplace remove $M --scope user", "n marketplace remove $M --scope project", "n uninstall x@y", "n update x@y", "n install x@y", "n install x@$M"] },
        { "local", ["p marketplace add $R --scope local", "p install $P --scope local", "p uninstall $P", "p uninstall $P --scope local", "p marketplace remove $M"] },
        { "rich settings", ["= home/.claude/settings.json " + Rich.ReplaceLineEndings(""), "n marketplace add $R", "n install $P", "n uninstall $P", "n marketplace remove $M"] },
        { "broken settings", ["= home/.claude/settings.json {\"a\": 1,}", "n marketplace add $R", "n install $P", "n list --json"] },
        { "empty settings", ["= home/.claude/settings.json \n", "n marketplace add $R", "n install $P"] },
        { "broken registry", ["n marketplace add $R", "n install $P", "= home/.claude/plugins/known_marketplaces.json { broken", "n install $P", "n marketplace add $R", "n uninstall $P", "n marketplace remove $M", "n list --json"] },
        { "broken records", ["n marketplace add $R", "n install $P", "= home/.claude/plugins/installed_plugins.json { broken", "n list --json", "n uninstall $P", "n install $P", "n list --json"] },
        { "one bad record", ["n marketplace add $R", "= home/.claude/plugins/installed_plugins.json {\"version\":2,\"plugins\":{\"a@m\":[{\"scope\":\"user\"}]}}", "n list --json", "n install $P"] },
        { "older records", ["n marketplace add $R", "= home/.claude/plugins/installed_plugins.json {\"version\":1,\"plugins\":{\"a@m\":{\"version\":\"1\",\"installPath\":\"/x\",\"installedAt\":\"t\",\"lastUpdated\":\"t\"}}}", "n install $P"] },
        { "new version", ["n marketplace add $R", "n install $P", "n disable $P", "= src/g/abc/ctx/.claude-plugin/plugin.json {\"name\":\"ctx\",\"version\":\"2.0.0\"}", "n update $P", "n list --json"] },
        { "bad manifest", ["= src/g/abc/ctx/.claude-plugin/plugin.json {\"name\":\"ctx\",\"agents\":\"./agents/\"}", "n marketplace add $R", "n install $P"] },
        { "bad marketplace", ["= src/.claude-plugin/marketplace.json {", "n marketplace add $R", "n marketplace add $R/none", "n marketplace add $R/g"] },
        { "enabled without record", ["n marketplace add $R", "n install $P", "= home/.claude/plugins/installed_plugins.json {\"version\":2,\"plugins\":{}}", "n uninstall $P --scope user", "n marketplace remove $M --scope user"] },
        { "data", ["n marketplace add $R", "n install $P", "= home/.claude/plugins/data/ctx-integrationctl-ctx/x 1", "n uninstall $P --keep-data", "n install $P", "n uninstall $P"] },
        { "home as directory", ["h marketplace add $R", "h marketplace remove $M --scope user"] },
        { "usage", ["n install", "n bogus", "n install $P --scope zz", "n uninstall $P --bogus", "n marketplace add"] },
    };

    [RealClientsTheory]
    [MemberData(nameof(Scripts))]
    public async Task The_simulated_client_does_what_the_real_one_does(string name, string[] script)
    {
        ArgumentNullException.ThrowIfNull(script);
        var real = await PlayAsync("real", script, RealClaude.RunAsync);
        var simulated = await PlayAsync("simulated", script, RunSimulatedAsync);

        simulated.ShouldBe(real, name);
    }

    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    private async Task<List<string>> PlayAsync(string kind, string[] script, Func<ProcessRequest, Task<ProcessOutcome>> run)
    {
        var stage = Path.Combine(_root, kind);
        Write(stage, "src/.claude-plugin/marketplace.json", """{"name": "integrationctl-ctx", "owner": {"name": "o"}, "plugins": [{"name": "ctx", "source": "./g/abc/ctx", "version": "1.2.3"}]}""");
        Write(stage, "src/g/abc/ctx/.claude-plugin/plugin.json", """{"name": "ctx", "version": "1.2.3", "description": "d"}""");
        Write(stage, "src/g/abc/ctx/skills/s/SKILL.md", "---\nname: s\ndescription: x\n---\n");
        foreach (var folder in new[] { "home", "project", "neutral" })
        {
            Directory.CreateDirectory(Path.Combine(stage, folder));
        }
        var seen = new List<string>();
        foreach (var line in script)
        {
            var words = line.Split(' ', 3);
            if (words[0] == "=")
            {
                Write(stage, words[1], words[2]);
                continue;
            }
            var outcome = await run(Request(stage, line));
            seen.Add(Plain(stage, $"{line} -> {outcome.ExitCode}\n{outcome.StandardOutput}{outcome.StandardError}"));
            seen.AddRange(Tree(stage));
        }
        return seen;
    }

    private static ProcessRequest Request(string stage, string line)
    {
        var folder = line[0] switch { 'p' => "project", 'h' => "home", _ => "neutral" };
        var words = line[2..].Replace("$R", Path.Combine(stage, "src"), StringComparison.Ordinal)
            .Replace("$P", "ctx@integrationctl-ctx", StringComparison.Ordinal)
            .Replace("$M", "integrationctl-ctx", StringComparison.Ordinal);
        return new()
        {
            FileName = RealClients.Claude!,
            Arguments = ["plugin", .. words.Split(' ')],
            WorkingDirectory = Path.Combine(stage, folder),
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HOME"] = Path.Combine(stage, "home"),
                ["PATH"] = "/usr/bin:/bin",
                ["DISABLE_AUTOUPDATER"] = "1",
                ["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1",
            },
        };
    }

    private static Task<ProcessOutcome> RunSimulatedAsync(ProcessRequest request)
    {
        var disk = new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine());
        return Task.FromResult(new SimulatedClaude().Run(request, disk, TimeProvider.System));
    }

    /// <summary>Every file with its text, but for what the simulated client leaves out on purpose.</summary>
    private static IEnumerable<string> Tree(string stage) => Directory.GetFileSystemEntries(stage, "*", SearchOption.AllDirectories)
        .Select(path => path[(stage.Length + 1)..])
        .Where(static path => !path.StartsWith("src", StringComparison.Ordinal) && !path.Contains(".claude.json", StringComparison.Ordinal) && !path.Contains("/backups", StringComparison.Ordinal))
        .Where(static path => path != "home/.claude" && path != "home/.claude/plugins" && path != "home/.claude/plugins/marketplaces")
        .Select(path => Plain(stage, File.Exists(Path.Combine(stage, path)) ? $"{path}: {File.ReadAllText(Path.Combine(stage, path))}" : $"{path}/"))
        .Order(StringComparer.Ordinal);

    private static string Plain(string stage, string text) =>
        Times().Replace(text.Replace(stage, "$", StringComparison.Ordinal), "<time>");

    private static void Write(string stage, string path, string text)
    {
        var full = Path.Combine(stage, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    [GeneratedRegex(@"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\d\dZ|temp_local_\d+_\w+|(?<=\.orphaned_at: )\d{13}")]
    private static partial Regex Times();
}
