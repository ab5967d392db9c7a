using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

public abstract class GeminiRulesTests(DiskKind disk)
{
    [Theory]
    [InlineData("policies/p.toml", "[[rule]]\nallow = true\n", "gemini_policy_ignored")]
    [InlineData("policies/p.toml", "yolo=true\n", "gemini_policy_ignored")]
    [InlineData("policies/p.toml", "allowed = true\n", null)]
    [InlineData("commands/c.md", "x", "manifest_invalid")]
    [InlineData("commands/c.toml", "x", "manifest_invalid")]
    [InlineData("commands/c.toml", "prompt = \"x\"\n", null)]
    [InlineData("settings/s.yaml", "name: a\ndescription: b\nenv_var: C\n", "manifest_invalid")]
    [InlineData("settings/s.yaml", "name: a\ndescription: b\nenv_var: C\nsensitive: false\n", null)]
    [InlineData("themes/t.yaml", "colour: red\n", "manifest_invalid")]
    [InlineData("themes/t.yaml", "name: red\n", null)]
    [InlineData("hooks/h.json", "{", "manifest_invalid")]
    public async Task An_overlay_is_what_Gemini_wants(string path, string text, string? kind)
    {
        using var project = Project("demo").With($"plugin/targets/gemini/{path}", text).With(path, text);

        var found = ValidationTests.Brief(await project.ValidateAsync()).Where(static finding => finding.StartsWith("gemini_", StringComparison.Ordinal) || finding.StartsWith("manifest_", StringComparison.Ordinal));

        found.ShouldBe(kind is null ? [] : [$"{kind} gemini plugin/targets/gemini/{path}"]);
    }

    [Fact]
    public async Task The_folder_is_called_like_the_extension()
    {
        using var project = Project("other");

        ValidationTests.Brief(await project.ValidateAsync()).ShouldBe(["gemini_dir_name_mismatch gemini"]);
    }

    [Theory]
    [InlineData("stdio: { command: 'npx -y thing' }", "gemini_mcp_command_style")]
    [InlineData("stdio: { command: npx, args: [-y] }", null)]
    [InlineData("stdio: { command: npx }\n    passthrough: { gemini: { trust: true } }", "manifest_invalid")]
    public async Task A_server_is_what_Gemini_wants(string server, string? kind)
    {
        using var project = Project("demo").With("plugin/mcp/servers.yaml", $"api_version: v1\nservers:\n  one:\n    type: stdio\n    {server}\n")
            .With("gemini-extension.json", "{\"name\":\"demo\",\"version\":\"0.1.0\",\"description\":\"A demo.\",\"mcpServers\":{\"one\":{}}}");

        ValidationTests.Brief(await project.ValidateAsync()).Where(static finding => !finding.StartsWith("server_risky", StringComparison.Ordinal))
            .ShouldBe(kind is null ? [] : [$"{kind} gemini plugin/mcp/servers.yaml"]);
    }

    private TestProject Project(string name) => new TestProject(disk)
        .With("plugin/plugin.yaml", $"api_version: v1\nname: {name}\nversion: 0.1.0\ndescription: A demo.\ntargets: [gemini]\n").With("README.md", "# Demo\n")
        .With("gemini-extension.json", $"{{\"name\":\"{name}\",\"version\":\"0.1.0\",\"description\":\"A demo.\"}}");
}

public sealed class GeminiRulesTestsOnVirtualDisk() : GeminiRulesTests(DiskKind.Virtual);

public sealed class GeminiRulesTestsOnRealDisk() : GeminiRulesTests(DiskKind.Real);
