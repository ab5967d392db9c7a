using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Overlays;

public abstract class OverlayRuleTests(DiskKind disk)
{
    public static TheoryData<string, string, string> Invalid => new()
    {
        { "claude/manifest.extra.json", """{"hooks": "./x.json"}""", "the member hooks is set from the authored files" },
        { "claude/manifest.extra.json", """{"agents": ["./x.md"]}""", "the member agents is set from the authored files" },
        { "claude/manifest.extra.json", """{"userConfig": {}}""", "the member userConfig is set from the authored files" },
        { "claude/manifest.extra.json", "[]", "has to be a JSON object" },
        { "claude/settings.json", "5", "has to be a JSON object" },
        { "claude/lsp.json", "null", "has to be a JSON object" },
        { "claude/user-config.json", "\"x\"", "has to be a JSON object" },
        { "codex-package/manifest.extra.json", """{"interface": {}}""", "the member interface is set from the authored files" },
        { "codex-package/manifest.extra.json", """{"author": {}}""", "the member author is set from the authored files" },
        { "codex-package/interface.json", "[]", "has to be a JSON object" },
        { "codex-package/interface.json", """{"defaultPrompt": "x"}""", "defaultPrompt has to be a list of texts" },
        { "codex-package/interface.json", """{"defaultPrompt": ["a", " "]}""", "defaultPrompt has to be a list of texts" },
        { "codex-package/interface.json", """{"defaultPrompt": ["a", 1]}""", "defaultPrompt has to be a list of texts" },
        { "claude/hooks/hooks.json", "[]", "has to be a JSON object" },
        { "claude/hooks/hooks.json", "{", "not valid JSON" },
        { "codex-package/hooks/hooks.json", "5", "has to be a JSON object" },
        { "codex-package/app.json", "[1]", "has to be a JSON object" },
        { "codex-package/package.yaml", "homepage: 5", "homepage has to be a text" },
        { "claude/package.yaml", "keywords: x", "keywords has to be a list" },
        { "gemini/package.yaml", "a: &b c", "anchors are not allowed" },
        { "gemini/manifest.extra.json", """{"plan": {"directory": "x"}}""", "the member plan.directory is set from the authored files" },
        { "opencode/config.extra.json", """{"$schema": "x"}""", "the member $schema is set from the authored files" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void A_broken_rule_is_an_error_that_names_the_file(string file, string content, string message)
    {
        using var package = TestPackage.For("claude, codex-package, gemini, opencode", disk).With($"plugin/targets/{file}", content);

        var error = package.OnlyError();

        error.Message.ShouldContain(message);
        (error.Code, error.Path).ShouldBe((ProblemCodes.OverlayInvalid, $"plugin/targets/{file}"));
    }

    [Theory]
    [InlineData("{\n  \"a\": }", 2, 8)]
    [InlineData("{\"a\": 1,}", 1, 9)]
    [InlineData("{\n \"ü\": x}", 2, 7)]
    [InlineData("// c\n{}", 1, 1)]
    [InlineData("{\"a\": \"\\ud800\"}", 1, 1)]
    [InlineData("\uFEFF{}", 1, 1)]
    [InlineData("", 1, 1)]
    public void JSON_that_a_client_would_refuse_is_refused_with_its_position(string content, int line, int column)
    {
        using var package = TestPackage.For("claude", disk).With("plugin/targets/claude/settings.json", content);

        package.OnlyError().Brief().ShouldBe($"overlay_invalid plugin/targets/claude/settings.json {line}:{column}");
    }

    [Fact]
    public void A_member_that_occurs_twice_is_refused()
    {
        using var package = TestPackage.For("claude", disk).With("plugin/targets/claude/settings.json", """{"a": 1, "a": 2}""");

        package.OnlyError().Code.ShouldBe(ProblemCodes.OverlayInvalid);
    }

    [Theory]
    [InlineData("claude", "claude/manifest.extra.json", "{\n  \"x\": {\"hooks\": 1},\n  \"hooks\": 1\n}", 3, 3)]
    [InlineData("gemini", "gemini/manifest.extra.json", "{\n  \"plan\": {\"directory\": 1}}", 2, 12)]
    [InlineData("codex-package", "codex-package/interface.json", "{\"ü\": 1, \"defaultPrompt\": 1}", 1, 10)]
    public void A_rule_about_a_member_is_told_at_its_place(string target, string file, string content, int line, int column)
    {
        using var package = TestPackage.For(target, disk).With($"plugin/targets/{file}", content);

        package.OnlyError().Brief().ShouldBe($"overlay_invalid plugin/targets/{file} {line}:{column}");
    }

    [Fact]
    public void Deep_JSON_is_refused()
    {
        using var package = TestPackage.For("claude", disk).With("plugin/targets/claude/settings.json", new string('[', 100_000));

        package.OnlyError().Code.ShouldBe(ProblemCodes.OverlayInvalid);
    }

    [Theory]
    [InlineData("name: other")]
    [InlineData("version: 9.9.9")]
    [InlineData("description: Other.")]
    [InlineData("targets: [claude]")]
    [InlineData("display_name: Other")]
    [InlineData("category: Tools")]
    [InlineData("api_version: v1")]
    public void Codex_may_override_five_fields_and_anything_else_is_a_problem_that_names_the_field(string line)
    {
        using var package = TestPackage.For("codex-package", disk)
            .With("plugin/targets/codex-package/package.yaml", $"author: {{name: Ada}}\nhomepage: https://h\nrepository: https://r\nlicense: MIT\nkeywords: [k]\n{line}\n");

        var read = package.Package();

        var warning = read.Warnings.ShouldHaveSingleItem();
        warning.Brief().ShouldBe("manifest_unknown_field plugin/targets/codex-package/package.yaml 6:1");
        warning.Message.ShouldContain(line[..line.IndexOf(':', StringComparison.Ordinal)]);
        var effective = EffectiveMetadata.Of(read, "codex-package");
        (effective.Author!.Name, effective.HomepageUrl, effective.RepositoryUrl, effective.License, effective.Keywords[0]).ShouldBe(("Ada", "https://h", "https://r", "MIT", "k"));
        (read.Manifest.Name, read.Manifest.Version, read.Manifest.Description).ShouldBe(("demo", "0.1.0", "A demo."));
    }

    [Fact]
    public void Documents_and_folders_of_a_target_are_found()
    {
        using var package = TestPackage.For("claude, codex-package", disk)
            .With("plugin/targets/claude/settings.json", """{"a": 1}""")
            .With("plugin/targets/claude/commands/x.md", "x")
            .With("plugin/targets/claude/hooks/hooks.json", "{}")
            .With("plugin/targets/codex-package/interface.json", """{"defaultPrompt": ["hello"]}""");

        var overlays = package.Package().TargetOverlays;

        overlays["claude"].Documents.ShouldBe(new Dictionary<string, string> { ["hooks"] = "plugin/targets/claude/hooks/hooks.json", ["settings"] = "plugin/targets/claude/settings.json" });
        overlays["claude"].Components.Keys.ShouldBe(["commands", "hooks"]);
        overlays["claude"].Components["commands"].ShouldBe(["plugin/targets/claude/commands/x.md"]);
        overlays["codex-package"].Json["interface"].GetProperty("defaultPrompt")[0].GetString().ShouldBe("hello");
    }

    [Fact]
    public void Files_that_nobody_uses_are_mentioned()
    {
        using var package = TestPackage.For("claude", disk)
            .With("plugin/targets/claude/setings.json", "{}")
            .With("plugin/targets/vscode/x.json", "{}")
            .With("plugin/targets/readme.txt", "x")
            .With("plugin/publish/npm/package.yaml", "x");

        package.Package().Warnings.Select(static warning => $"{warning.Code} {warning.Path}").ShouldBe(
            [
                "overlay_ignored plugin/publish/npm/package.yaml",
                "overlay_ignored plugin/targets/claude/setings.json",
                "overlay_ignored plugin/targets/readme.txt",
                "overlay_ignored plugin/targets/vscode/x.json",
            ],
            ignoreOrder: false);
    }
}

public sealed class OverlayRuleTestsOnVirtualDisk() : OverlayRuleTests(DiskKind.Virtual);

public sealed class OverlayRuleTestsOnRealDisk() : OverlayRuleTests(DiskKind.Real);
