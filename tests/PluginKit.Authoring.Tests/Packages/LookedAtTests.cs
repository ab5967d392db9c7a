using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Packages;

/// <summary>What is looked at and told without keeping a package from being used; above all what is not told.</summary>
public abstract class LookedAtTests(DiskKind disk)
{
    [Theory]
    [InlineData("Plain text.")]
    [InlineData("Two\\nlines\\tand a tab")]
    [InlineData("می‌خواهم")]
    [InlineData("A family 👨‍👩‍👧 and a heart ❤️")]
    [InlineData("naïve café 日本語")]
    public void Text_of_everyday_writing_is_not_hidden(string description)
    {
        using var package = Described(description);

        package.Package().Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a\u200Db")]
    [InlineData("a\u202Eb")]
    [InlineData("a\uE000b")]
    [InlineData("a\u3164b")]
    [InlineData("a\U000E0041b")]
    [InlineData("a\U000E0101b")]
    public void Text_that_is_not_shown_is_told_with_its_place(string description)
    {
        using var package = Described(description);

        package.Package().Warnings.ShouldHaveSingleItem().Brief().ShouldBe("hidden_text plugin/plugin.yaml 4:14");
    }

    [Theory]
    [InlineData("https://host/x?y=1")]
    [InlineData("http://localhost:8080/mcp")]
    [InlineData("${URL}")]
    [InlineData("https://${HOST}/mcp")]
    [InlineData("https://${TOKEN}@host/mcp")]
    [InlineData("${BASE}/mcp")]
    public void Addresses_with_variables_are_complete_for_their_user(string url)
    {
        using var package = TestPackage.For("claude", disk)
            .With("plugin/mcp/servers.yaml", $"api_version: v1\nservers: {{a: {{type: remote, remote: {{protocol: sse, url: '{url}'}}}}}}\n");

        package.Package().Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("---\nname: a\ndescription: A.\n---\n# Body\n---\nmore\n")]
    [InlineData("---\r\nname: a\r\ndescription: A.\r\nallowed-tools: Bash, Read\r\n---\r\n")]
    [InlineData("\uFEFF---\nname: a\ndescription: A.\n---")]
    public void Front_matter_as_its_format_wants_it_is_no_warning(string text)
    {
        using var package = TestPackage.For("claude", disk).With("plugin/skills/a/SKILL.md", text);

        package.Package().Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Front_matter_is_told_at_its_line()
    {
        using var package = TestPackage.For("claude", disk).With("plugin/skills/a/SKILL.md", "---\nname: b\ndescription: \"\"\n---\n");

        package.Package().Warnings.Select(static warning => warning.Brief()).ShouldBe(["skill_irregular plugin/skills/a/SKILL.md 2:7", "skill_irregular plugin/skills/a/SKILL.md 3:14"]);
    }

    [Theory]
    [InlineData(".codex-plugin/plugin.json", """{"version": 2}""")]
    [InlineData(".codex-plugin/plugin.json", """{"name": "demo"}""")]
    [InlineData(".claude-plugin/plugin.json", "not JSON")]
    [InlineData("plugin/launcher.yaml", "runtime: node\nentrypoint: ./bin/run\n")]
    [InlineData("plugin/targets/claude/manifest.extra.json", """{"outputStyles": "../x"}""")]
    [InlineData("plugin/skills/a/SKILL.md", "---\nname: a\ndescription: A.\n---\n")]
    public void A_check_says_what_making_the_delivery_says(string path, string text)
    {
        using var package = TestPackage.For("claude, codex-package", disk).With(path, text);

        foreach (var target in (string[])["claude", "codex-package", "gemini"])
        {
            package.Check(target).Select(static problem => problem.Message).ShouldBe(package.Project(target).Problems.Select(static problem => problem.Message));
        }
    }

    private TestPackage Described(string description) =>
        new TestPackage(disk).With("plugin/plugin.yaml", $"api_version: v1\nname: demo\nversion: 0.1.0\ndescription: \"{description}\"\ntargets: [claude]\n");
}

public sealed class LookedAtTestsOnVirtualDisk() : LookedAtTests(DiskKind.Virtual);

public sealed class LookedAtTestsOnRealDisk() : LookedAtTests(DiskKind.Real);
