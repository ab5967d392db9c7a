using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

/// <summary>What lies in the root of a project against what its authored files say.</summary>
public abstract class GeneratedFilesTests(DiskKind disk)
{
    private const string Skill = "---\nname: a\ndescription: A.\n---\nText.\n";
    private const string Servers = "api_version: v1\nservers:\n  one:\n    type: remote\n    remote: { protocol: streamable_http, url: 'https://example.org' }\n";

    [Theory]
    [InlineData("skills/a/SKILL.md", null, "generated_contract_invalid claude skills/a/SKILL.md")]
    [InlineData("skills/a/SKILL.md", "other", "generated_contract_invalid claude skills/a/SKILL.md")]
    [InlineData("skills/b/SKILL.md", "left", "generated_contract_invalid claude skills/b/SKILL.md")]
    [InlineData("commands/old.md", "left", "generated_contract_invalid claude commands/old.md")]
    [InlineData(".lsp.json", "{}", "generated_contract_invalid claude .lsp.json")]
    [InlineData("settings.json", "{\"a\":2}", "generated_contract_invalid claude settings.json")]
    [InlineData(".mcp.json", "{\"one\":{\"type\":\"http\",\"url\":\"https://example.com\"}}", "generated_contract_invalid claude .mcp.json")]
    [InlineData(".mcp.json", "[", "generated_contract_invalid .mcp.json")]
    [InlineData(".claude-plugin/plugin.json", "{\"name\":\"demo\",\"version\":\"9\",\"description\":\"A demo.\"}", "generated_contract_invalid claude .claude-plugin/plugin.json")]
    [InlineData(".claude-plugin/plugin.json", "{\"name\":\"demo\",\"version\":\"0.1.0\",\"description\":\"A demo.\",\"agents\":\"./agents\"}", "generated_contract_invalid claude .claude-plugin/plugin.json")]
    public async Task A_generated_file_that_is_not_what_the_authored_ones_say(string path, string? text, string finding)
    {
        using var project = Full();

        ValidationTests.Brief(await project.ValidateAsync(strict: true)).ShouldBeEmpty();
        _ = text is null ? project.Without(path) : project.With(path, text);
        ValidationTests.Brief(await project.ValidateAsync(strict: true)).ShouldBe([finding]);
    }

    [Fact]
    public async Task Line_breaks_and_the_layout_of_JSON_are_no_difference()
    {
        using var project = Full().With("skills/a/SKILL.md", Skill.Replace("\n", "\r\n", StringComparison.Ordinal)).With("settings.json", "{\r\n  \"a\": 1\r\n}\r\n")
            .With(".mcp.json", "{\"mcpServers\":{\"one\":{\"url\":\"https://example.org\",\"type\":\"http\"}}}");

        ValidationTests.Brief(await project.ValidateAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gemini", "gemini-extension.json", "{\"name\":\"demo\",\"version\":\"0.1.0\",\"description\":\"A demo.\",\"mcpServers\":{\"one\":{}}}", "{\"name\":\"other\",\"version\":\"0.1.0\",\"description\":\"A demo.\",\"mcpServers\":{\"one\":{}}}")]
    [InlineData("gemini", "gemini-extension.json", "{\"name\":\"demo\",\"version\":\"0.1.0\",\"description\":\"A demo.\",\"mcpServers\":{\"one\":{}}}", "{\"name\":\"demo\",\"version\":\"0.1.0\",\"description\":\"A demo.\"}")]
    [InlineData("opencode", "opencode.json", "{\"mcp\":{\"one\":{}}}", "{\"mcp\":{\"two\":{}}}")]
    [InlineData("cursor-workspace", ".cursor/mcp.json", "{\"mcpServers\":{\"one\":{}}}", "{}")]
    public async Task What_other_targets_generate_is_compared_by_its_names(string target, string path, string right, string wrong)
    {
        using var project = Project(target).With("plugin/mcp/servers.yaml", Servers).With(path, right);

        ValidationTests.Brief(await project.ValidateAsync()).ShouldBeEmpty();
        project.With(path, wrong);
        ValidationTests.Brief(await project.ValidateAsync()).ShouldBe([$"generated_contract_invalid {target} {path}"]);
    }

    [Fact]
    public async Task A_file_that_another_target_generates_is_not_left_over_or_forbidden()
    {
        using var project = Project("claude, codex-runtime").With(".claude-plugin/plugin.json", ValidationTests.Native())
            .With(".codex/config.toml", "notify = [\"./bin/demo\", \"notify\"]\n").With("plugin/launcher.yaml", "runtime: go\nentrypoint: ./bin/demo\n")
            .With("bin/demo", "ELF", executable: true).With("go.mod", "module demo\n").With("plugin/targets/codex-runtime/commands/x.md", "x").With("commands/x.md", "x");

        ValidationTests.Brief(await project.ValidateAsync()).ShouldBeEmpty();
        ValidationTests.Brief(await project.ValidateAsync("claude")).ShouldBeEmpty();
        ValidationTests.Brief(await project.ValidateAsync("codex-runtime")).ShouldBeEmpty();
    }

    private TestProject Project(string targets) => new TestProject(disk)
        .With("plugin/plugin.yaml", $"api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [{targets}]\n").With("README.md", "# Demo\n");

    private TestProject Full() => Project("claude")
        .With("plugin/skills/a/SKILL.md", Skill).With("skills/a/SKILL.md", Skill)
        .With("plugin/targets/claude/settings.json", "{\"a\":1}").With("settings.json", "{\"a\":1}")
        .With("plugin/targets/claude/commands/go.md", "Go.").With("commands/go.md", "Go.")
        .With("plugin/mcp/servers.yaml", Servers).With(".mcp.json", "{\"one\":{\"type\":\"http\",\"url\":\"https://example.org\"}}")
        .With(".claude-plugin/plugin.json", ValidationTests.Native());
}

public sealed class GeneratedFilesTestsOnVirtualDisk() : GeneratedFilesTests(DiskKind.Virtual);

public sealed class GeneratedFilesTestsOnRealDisk() : GeneratedFilesTests(DiskKind.Real);
