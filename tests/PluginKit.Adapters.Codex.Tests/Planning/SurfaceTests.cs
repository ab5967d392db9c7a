using PluginKit.Contracts.Documents;
using PluginKit.Tests.Deliveries;

namespace PluginKit.Adapters.Codex.Tests.Planning;

/// <summary>R-47: everything that codex runs because of a plugin is listed.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void Servers_hooks_connectors_and_scripts_are_listed() => Of(
        new()
        {
            [".codex-plugin/plugin.json"] = """{"name":"notes","apps":"./.app.json"}""",
            [".mcp.json"] = """{"mcp_servers":{"first":{"command":"c1","cwd":".","args":["server.js"],"env_vars":["TOKEN"]}}}""",
            ["hooks/hooks.json"] = """{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"./stop.sh"}]}]}}""",
            [".app.json"] = """{"apps":{"drive":{"id":"connector_1"}}}""",
            ["server.js"] = "x",
            ["skills/s/scripts/run.py"] = "x",
        },
        "skills/s/scripts/run.py").Select(static surface => $"{surface.Kind} {surface.Name} {string.Join(' ', surface.Command)} {string.Join(',', surface.RunsFiles)} {string.Join(',', surface.EnvironmentNames)}".TrimEnd()).ShouldBe(
    [
        "app drive",
        "hook Stop ./stop.sh",
        "mcp_command first c1 server.js server.js TOKEN",
        "script skills/s/scripts/run.py skills/s/scripts/run.py skills/s/scripts/run.py",
    ]);

    [Theory]
    [InlineData("""{"name":"notes"}""", "default")]
    [InlineData("""{"name":"notes","mcpServers":"./other.json"}""", "other")]
    [InlineData("""{"name":"notes","mcpServers":{"inline":{"command":"x"}}}""", "inline")]
    public void A_key_in_the_manifest_replaces_the_default_servers(string manifest, string server) => Of(new()
    {
        [".codex-plugin/plugin.json"] = manifest,
        [".mcp.json"] = """{"default":{"command":"x"}}""",
        ["other.json"] = """{"other":{"command":"x"}}""",
    }).ShouldHaveSingleItem().Name.ShouldBe(server);

    [Fact]
    public void A_package_of_the_other_client_is_read_by_its_manifest() => Of(new()
    {
        [".claude-plugin/plugin.json"] = """{"name":"notes","mcpServers":{"inline":{"command":"x"}}}""",
    }).ShouldHaveSingleItem().Name.ShouldBe("inline");

    private static IReadOnlyList<ExecutableSurface> Of(Dictionary<string, string> files, params string[] executable) =>
        new CodexAdapter().SurfacesOf(new TextDelivery(files, executable));
}
