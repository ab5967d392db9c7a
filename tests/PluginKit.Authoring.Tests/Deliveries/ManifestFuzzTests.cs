using PluginKit.Authoring.Inspection;
using PluginKit.Authoring.Screening;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;
using PluginKit.Tests.Hostile;
using Xunit.Abstractions;

namespace PluginKit.Authoring.Tests.Deliveries;

/// <summary>The files of a good package with members, words, lines and bytes changed: a typed problem or a package, in bounded memory, never an exception.</summary>
public sealed class ManifestFuzzTests(ITestOutputHelper output)
{
    private const long Memory = 64 << 20;

    private const string Manifest =
        "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\nauthor: {name: Ada, url: https://example.org}\nhomepage: https://example.org/demo\nlicense: MIT\nkeywords: [mcp, demo]\ntargets: [claude, codex-package]\n";

    private const string Servers =
        "api_version: v1\nservers:\n  zeta:\n    type: stdio\n    stdio: {command: bin/tool, args: [a], env: {TOKEN: x}}\n  alpha:\n    type: remote\n    remote: {protocol: streamable_http, url: https://example.org/mcp}\n";

    private const string Native = """
        {"name":"demo","version":"0.1.0","description":"A demo.","author":{"name":"Ada"},"keywords":["a"],"commands":["./commands/a.md"],"agents":"./agents/a.md","hooks":{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"x"}]}]}},
        "mcpServers":{"x":{"command":"x","args":["a"],"env":{"A":"b"}}},"skills":"./skills","lspServers":{"go":{"command":"gopls"}}}
        """;

    private const string Hooks = """{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "${CLAUDE_PLUGIN_ROOT}/scripts/stop.sh x"}]}]}}""";

    public static TheoryData<string, string> Files => new()
    {
        { "plugin/plugin.yaml", Manifest },
        { "plugin/launcher.yaml", "runtime: python\nentrypoint: ./bin/tool\n" },
        { "plugin/mcp/servers.yaml", Servers },
        { "plugin/skills/greet/SKILL.md", "---\nname: greet\ndescription: Greets.\nallowed-tools: [Read]\n---\n# Hello\n<!-- x -->\n" },
        { "plugin/targets/claude/hooks/hooks.json", Hooks },
        { ".claude-plugin/plugin.json", Native },
        { ".codex-plugin/plugin.json", Native },
        { ".mcp.json", """{"x":{"command":"x","args":["a"]},"y":{"type":"http","url":"https://example.org"}}""" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void No_manifest_makes_reading_or_projecting_it_throw(string path, string good)
    {
        using var package = TestPackage.For("claude, codex-package", DiskKind.Virtual).With("plugin/plugin.yaml", Manifest).With("plugin/mcp/servers.yaml", Servers).With("bin/tool", "x", executable: true);
        foreach (var (chance, at) in new Fuzz(output).Rounds(100))
        {
            var bytes = good[0] == '{' ? Mutations.OfJson(good, chance)
                : chance.Next(2) == 0 ? System.Text.Encoding.UTF8.GetBytes(Mutations.OfText(good, chance)) : Mutations.OfBytes(System.Text.Encoding.UTF8.GetBytes(good), chance);
            package.With(path, bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();

            var problems = Problems(package);

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Memory, at);
            problems.ShouldAllBe(static problem => problem.Code.Length > 0 && !problem.Message.Any(char.IsControl), at);
        }
    }

    private static List<Problem> Problems(TestPackage package)
    {
        var tree = package.Tree();
        var read = package.Read(tree);
        List<Problem> problems = [.. read.Problems, .. PackageScreening.Screen(tree).Problems];
        (read.Package is null).ShouldBe(read.Problems.Any(static problem => problem.IsError));
        if (read.Package is { } good)
        {
            PackageInspection.Of(good, tree).ShouldNotBeNull();
            foreach (var target in (string[])["claude", "codex-package"])
            {
                problems.AddRange(package.Projected(good, tree, target).Problems);
            }
        }

        return problems;
    }
}
