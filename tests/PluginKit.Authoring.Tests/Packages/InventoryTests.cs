using PluginKit.Authoring.Packages;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Packages;

public abstract class InventoryTests(DiskKind disk)
{
    [Fact]
    public void Skills_are_found_at_any_depth_and_only_under_their_name()
    {
        using var package = TestPackage.For("claude", disk)
            .With("plugin/skills/b/SKILL.md", "b").With("plugin/skills/group/a/SKILL.md", "a").With("plugin/skills/b/notes.md", "n").With("plugin/skills/NOTSKILL.md", "n");

        package.Package().Skills.ShouldBe([new("b", "plugin/skills/b/SKILL.md"), new("a", "plugin/skills/group/a/SKILL.md")]);
    }

    [Fact]
    public void Capabilities_are_what_is_really_there()
    {
        using var bare = TestPackage.For("claude, codex-package", disk);
        using var full = TestPackage.For("claude, codex-package", disk)
            .With("plugin/skills/a/SKILL.md", "a")
            .With("plugin/mcp/servers.yaml", "api_version: v1\nservers: {a: {type: stdio, stdio: {command: x}}}\n")
            .With("plugin/targets/claude/commands/c.md", "c")
            .With("plugin/targets/claude/agents/a.md", "a")
            .With("plugin/targets/claude/hooks/hooks.json", """{"hooks": {"Stop": []}}""")
            .With("plugin/targets/claude/settings.json", "{}")
            .With("plugin/targets/claude/lsp.json", "{}")
            .With("plugin/targets/codex-package/app.json", """{"app": 1}""");

        bare.Package().Capabilities.ShouldBeEmpty();
        full.Package().Capabilities.ShouldBe(["agents", "app", "commands", "hooks", "lsp", "mcp", "settings", "skills"]);
    }

    [Fact]
    public void An_overlay_of_a_target_that_the_package_does_not_have_brings_no_capability()
    {
        using var package = TestPackage.For("codex-package", disk).With("plugin/targets/claude/commands/c.md", "c");

        var read = package.Package();

        read.Capabilities.ShouldBeEmpty();
        read.TargetOverlays.ShouldBeEmpty();
        read.Warnings.ShouldHaveSingleItem().Brief().ShouldBe("overlay_ignored plugin/targets/claude/commands/c.md :");
    }

    [Fact]
    public void An_empty_app_manifest_is_no_app()
    {
        using var package = TestPackage.For("codex-package", disk).With("plugin/targets/codex-package/app.json", "{}");

        package.Package().Capabilities.ShouldBeEmpty();
    }

    [Fact]
    public void Parts_of_a_shipped_native_package_count_because_they_are_delivered()
    {
        using var package = TestPackage.For("claude", disk).With(".claude-plugin/plugin.json", """{"name":"demo"}""").With("commands/c.md", "c").With(".mcp.json", """{"a":{}}""");
        using var notShipped = TestPackage.For("claude", disk).With("commands/c.md", "c").With(".mcp.json", """{"a":{}}""");

        package.Package().Capabilities.ShouldBe(["commands", "mcp"]);
        notShipped.Package().Capabilities.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"mcpServers": {"a": {"command": "x"}}}""", "mcp")]
    [InlineData("""{"mcpServers": "./servers.json"}""", "mcp")]
    [InlineData("""{"mcpServers": "./empty.json"}""", null)]
    [InlineData("""{"mcpServers": {}}""", null)]
    [InlineData("""{"hooks": {"Stop": []}}""", "hooks")]
    [InlineData("""{"hooks": "./empty.json"}""", null)]
    [InlineData("""{"commands": ["./more/c.md"]}""", "commands")]
    [InlineData("""{"commands": "./nowhere/"}""", null)]
    [InlineData("""{"agents": "./more/c.md"}""", "agents")]
    [InlineData("""{"skills": "./more/"}""", null)]
    [InlineData("""{"skills": "./taught/"}""", "skills")]
    [InlineData("[", null)]
    public void What_a_shipped_manifest_names_or_says_in_place_counts_when_it_is_there(string manifest, string? capability)
    {
        using var package = TestPackage.For("claude", disk).With(".claude-plugin/plugin.json", manifest).With("more/c.md", "c")
            .With("servers.json", """{"mcpServers": {"a": {}}}""").With("empty.json", """{"mcpServers": {}, "hooks": {}}""").With("taught/a/SKILL.md", "a");

        package.Package().Capabilities.ShouldBe(capability is null ? [] : [capability]);
    }

    [Fact]
    public void Empty_files_of_a_shipped_package_bring_nothing()
    {
        using var package = TestPackage.For("claude, codex-package", disk).With(".claude-plugin/plugin.json", "{}").With(".codex-plugin/plugin.json", "{}")
            .With(".mcp.json", "{}").With(".app.json", "{}").With("hooks/hooks.json", """{"hooks": {}}""").With("commands/notes.txt", "n").With("settings.json", "not JSON");

        package.Package().Capabilities.ShouldBeEmpty();
    }

    [Fact]
    public void Servers_for_other_targets_only_are_no_capability()
    {
        using var package = TestPackage.For("claude", disk)
            .With("plugin/mcp/servers.yaml", "api_version: v1\nservers: {a: {type: stdio, stdio: {command: x}, targets: [gemini]}}\n");

        package.Package().Capabilities.ShouldBeEmpty();
    }

    [Fact]
    public void Metadata_of_a_target_overrides_field_by_field()
    {
        using var package = new TestPackage(disk)
            .With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: d\nhomepage: https://a\nlicense: MIT\nkeywords: [b, a]\nauthor: {name: Ada}\ntargets: [claude, codex-package]\n")
            .With("plugin/targets/codex-package/package.yaml", "homepage: https://b\nauthor: {name: Bob, email: b@b}\nname: other\ncolour: red\n");

        var read = package.Package();
        var codex = EffectiveMetadata.Of(read, "codex-package");
        var claude = EffectiveMetadata.Of(read, "claude");

        (codex.HomepageUrl, codex.License, codex.Author!.Name, codex.Author.Email).ShouldBe(("https://b", "MIT", "Bob", "b@b"));
        codex.Keywords.ShouldBe(["a", "b"]);
        (claude.HomepageUrl, claude.Author!.Name).ShouldBe(("https://a", "Ada"));
        EffectiveMetadata.IsOverridden(read, "codex-package").ShouldBeTrue();
        EffectiveMetadata.IsOverridden(read, "claude").ShouldBeFalse();
        read.Warnings.Select(static warning => warning.Brief()).ShouldBe(
            ["manifest_unknown_field plugin/targets/codex-package/package.yaml 3:1", "manifest_unknown_field plugin/targets/codex-package/package.yaml 4:1"]);
    }
}

public sealed class InventoryTestsOnVirtualDisk() : InventoryTests(DiskKind.Virtual);

public sealed class InventoryTestsOnRealDisk() : InventoryTests(DiskKind.Real);
