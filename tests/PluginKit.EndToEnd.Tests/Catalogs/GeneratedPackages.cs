using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Catalogs;

/// <summary>Packages of every shape that an author may give them, sound and not, from a seed.</summary>
internal sealed class GeneratedPackages(IDisk disk, string root, int seed)
{
    private static readonly string[] Targets = ["claude", "codex-package", "codex-runtime", "cursor", "cursor-workspace", "gemini", "opencode"];

    /// <summary>Files that a package may have, each with what it does to it.</summary>
    private static readonly (string Path, string Text)[] Files =
    [
        ("plugin/mcp/servers.yaml", "api_version: v1\nservers: {a: {type: stdio, stdio: {command: run}}}\n"),
        ("plugin/mcp/servers.yaml", "api_version: v1\nservers: {a: {type: remote, remote: {protocol: sse, url: 'https://u', headers: {A: b}}}}\n"),
        ("plugin/mcp/servers.yaml", "api_version: v1\nservers: {a: {type: stdio, stdio: {command: '${package.root}/bin/missing'}}}\n"),
        ("plugin/mcp/servers.yaml", "api_version: v9\n"),
        ("plugin/skills/a/SKILL.md", "---\nname: a\ndescription: A.\n---\n"),
        ("plugin/launcher.yaml", "runtime: node\nentrypoint: ./bin/run\n"),
        ("plugin/targets/claude/hooks/hooks.json", """{"hooks": {"Stop": []}}"""),
        ("plugin/targets/claude/user-config.json", """{"a": {"type": "nonsense"}}"""),
        ("plugin/targets/claude/manifest.extra.json", """{"commands": "../x"}"""),
        ("plugin/targets/claude/manifest.extra.json", """{"outputStyles": "../x"}"""),
        ("plugin/targets/codex-package/manifest.extra.json", """{"screenshots": 5}"""),
        ("plugin/targets/codex-package/interface.json", """{"displayName": 5}"""),
        ("plugin/targets/codex-package/package.yaml", "homepage: https://codex\n"),
        (".claude-plugin/plugin.json", """{"name": "a b", "version": "1.0.0"}"""),
        (".claude-plugin/plugin.json", """{"name": "other", "version": "1.0.0"}"""),
        (".claude-plugin/plugin.json", "not JSON"),
        (".codex-plugin/plugin.json", """{"name": "other"}"""),
        (".codex-plugin/plugin.json", """{"version": "2.0.0"}"""),
        (".codex-plugin/plugin.json", """{"version": 2}"""),
        ("bin/run", "x"),
        ("AUX", "not portable"),
    ];

    private readonly Random _random = new(seed);

    public void Write(int count)
    {
        for (var number = 0; number < count; number++)
        {
            Write($"{root}/plugins/p{number:D3}", $"p{number:D3}");
        }
    }

    private void Write(string folder, string id)
    {
        string[] targets = [.. Targets.Where(_ => _random.Next(2) == 0)];
        string[] named = targets.Length > 0 ? targets : ["claude"];
        var version = _random.Next(5) == 0 ? "1 beta" : "1.0.0";
        var homepage = _random.Next(4) == 0 ? "homepage: nowhere\n" : string.Empty;
        disk.AddFile($"{folder}/plugin/plugin.yaml", $"api_version: v1\nname: {id}\nversion: {version}\ndescription: A plugin.\n{homepage}targets: [{string.Join(", ", named)}]\n");
        foreach (var (path, text) in Files.Where(_ => _random.Next(9) == 0).DistinctBy(static file => file.Path, StringComparer.Ordinal))
        {
            disk.AddFile($"{folder}/{path}", text);
        }
    }
}
