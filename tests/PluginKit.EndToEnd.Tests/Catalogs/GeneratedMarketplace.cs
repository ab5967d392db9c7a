using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.EndToEnd.Tests.Catalogs;

/// <summary>A client's marketplace over generated packages, with entries of every kind that one may have, from a seed.</summary>
internal sealed class GeneratedMarketplace(IDisk disk, string root, int seed)
{
    private const int Packages = 30;

    /// <summary>Sources beside those of the packages.</summary>
    private static readonly string[] Sources =
    [
        "\"./native\"", "\"./nowhere\"", "\"./file\"", "\"./broken\"", "\"../out\"", "null", "7",
        """{ "source": "github", "repo": "o/r" }""",
        """{ "source": "url", "url": "https://github.com/o/r.git", "sha": "0123456789012345678901234567890123456789" }""",
        """{ "source": "url", "url": "https://git.example/r.git" }""",
        """{ "source": "git-subdir", "url": "https://github.com/o/r", "path": "plugins/x", "ref": "main" }""",
        """{ "source": "git-subdir", "url": "https://git.example/r.git", "path": "x" }""",
        """{ "source": "npm", "package": "@o/r", "version": "1.0.0" }""",
        """{ "source": "pigeon" }""",
        """{ "source": "local", "path": "./native" }""",
    ];

    private readonly Random _random = new(seed);

    /// <param name="place">Where below the root the client expects its file.</param>
    /// <returns>The file, and how many entries it has.</returns>
    public (string File, int Entries) Write(string place)
    {
        new GeneratedPackages(disk, root, seed).Write(Packages);
        disk.AddFile($"{root}/native/.claude-plugin/plugin.json", "{}").AddFile($"{root}/file", "x").AddFile($"{root}/broken/plugin/plugin.yaml", "name: [");
        var packages = Enumerable.Range(0, Packages).Select(number => Entry($"p{number:D3}", _random.Next(2) == 0
            ? $"\"./plugins/p{number:D3}\""
            : $$"""{ "source": "local", "path": "./plugins/p{{number:D3}}" }"""));
        var others = Sources.Select((source, number) => Entry($"other-{number:D2}", source));
        string[] entries = [.. packages, .. others];
        disk.AddFile($"{root}/{place}", $$"""{ "name": "m", "owner": { "name": "o" }, "plugins": [{{string.Join(",\n", entries)}}] }""");
        return ($"{root}/{place}", entries.Length);
    }

    private string Entry(string name, string source) => _random.Next(8) == 0
        ? $$"""{ "name": "{{name}}", "source": {{source}}, "policy": { "installation": "NOT_AVAILABLE" } }"""
        : $$"""{ "name": "{{name}}", "source": {{source}} }""";
}
