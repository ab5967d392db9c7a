using PluginKit.Contracts.Documents;
using PluginKit.Tests.Deliveries;

namespace PluginKit.Adapters.Claude.Tests.Planning;

/// <summary>R-47: everything that Claude Code runs because of a plugin is listed.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void What_lies_in_default_places_and_what_the_manifest_names_are_both_listed()
    {
        var found = Of(new()
        {
            [".claude-plugin/plugin.json"] = """
                {"name":"notes","hooks":{"Stop":[{"hooks":[{"type":"command","command":"inline.sh"}]}]},"mcpServers":["./more.json",{"third":{"command":"c3"}}],
                 "lspServers":{"go":{"command":"gopls","args":["serve"]}},"commands":["./extra/"],"monitors":[{"name":"watch","command":"tail -f x"}]}
                """,
            [".mcp.json"] = """{"first":{"command":"c1"}}""",
            ["more.json"] = """{"mcpServers":{"second":{"type":"sse","url":"https://h/x","headersHelper":"./help.sh"}}}""",
            ["hooks/hooks.json"] = """{"hooks":{"PostToolUse":[{"matcher":"Edit","hooks":[{"type":"command","command":"${CLAUDE_PLUGIN_ROOT}/lint.sh"}]}]}}""",
            [".lsp.json"] = """{"rust":{"command":"rust-analyzer"}}""",
            ["settings.json"] = """{"agent":"x","subagentStatusLine":{"type":"command","command":"status.sh"}}""",
            ["extra/go.md"] = "Run !`make`\n",
            ["docs/read.md"] = "Run !`nothing`\n",
            ["skills/s/SKILL.md"] = "---\nname: s\nhooks:\n  Stop: []\n---\n",
            ["bin/tool"] = "x",
            ["workflows/w.js"] = "x",
            ["package.json"] = "{}",
            ["package-lock.json"] = "{}",
            ["lint.sh"] = "x",
        });

        found.Select(static surface => $"{surface.Kind} {surface.Name} {string.Join(' ', surface.Command)}".TrimEnd()).Order(StringComparer.Ordinal).ShouldBe(new[]
        {
            "bin bin/tool bin/tool",
            "command_script extra/go.md make",
            "headers_helper second ./help.sh",
            "hook PostToolUse Edit ${CLAUDE_PLUGIN_ROOT}/lint.sh",
            "hook Stop inline.sh",
            "hook skills/s/SKILL.md hooks:\\u{000A}  Stop: []",
            "lsp go gopls serve",
            "lsp rust rust-analyzer",
            "mcp_command first c1",
            "mcp_command third c3",
            "mcp_remote second",
            "monitor watch tail -f x",
            "package_install package.json npm ci --ignore-scripts",
            "script workflows/w.js workflows/w.js",
            "status_line subagentStatusLine status.sh",
        }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_with_the_executable_bit_are_listed_once()
    {
        Of(new() { ["bin/tool"] = "x", ["run.sh"] = "x", ["skills/s/SKILL.md"] = "text" }, "bin/tool", "run.sh")
            .Select(static surface => $"{surface.Kind} {surface.File}").ShouldBe(["bin bin/tool", "script run.sh"]);
    }

    [Fact]
    public void A_plugin_of_texts_has_none() => Of(new()
    {
        [".claude-plugin/plugin.json"] = """{"name":"notes","version":"1.0.0"}""",
        ["skills/s/SKILL.md"] = "---\nname: s\n---\n\nLook it up.\n",
        ["agents/a.md"] = "---\nname: a\n---\n",
    }).ShouldBeEmpty();

    private static IReadOnlyList<ExecutableSurface> Of(Dictionary<string, string> files, params string[] executable) =>
        new ClaudeAdapter().SurfacesOf(new TextDelivery(files, executable));
}
