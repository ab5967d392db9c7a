using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Deliveries;

public abstract class ShippedPackageTests(DiskKind disk)
{
    private const string ClaudePath = ".claude-plugin/plugin.json";
    private const string CodexPath = ".codex-plugin/plugin.json";
    private const string Agreeing = """{"name": "demo", "version": "0.1.0", "description": "A demo."}""";

    [Theory]
    [InlineData("claude", ClaudePath)]
    [InlineData("codex-package", CodexPath)]
    public void A_shipped_package_is_delivered_whole_and_unmodified(string target, string path)
    {
        using var package = TestPackage.For("claude, codex-package", disk)
            .With(path, Agreeing).With("bin/tool", "x", executable: true).With("output-styles/a.md", "a").With(".mcp.json", "{}");

        var result = package.Project(target);
        var tree = package.Tree();

        result.Problems.ShouldBeEmpty();
        result.Delivery!.IsShipped.ShouldBeTrue();
        result.Delivery.Digest.ShouldBe(tree.Digest);
        result.Delivery.Entries.ShouldBe(tree.Entries);
        result.Delivery.Text(path).ShouldBe(Agreeing);
        result.Delivery.Paths.ShouldContain("output-styles/a.md");
    }

    [Fact]
    public void A_manifest_of_another_client_does_not_count()
    {
        using var package = TestPackage.For("claude, codex-package", disk).With(ClaudePath, Agreeing);

        package.Delivery("codex-package").IsShipped.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"name": "other", "version": "0.1.0", "description": "A demo."}""", "name")]
    [InlineData("""{"name": "demo", "version": "0.2.0", "description": "A demo."}""", "version")]
    [InlineData("""{"name": "demo", "description": "A demo."}""", "version")]
    [InlineData("""{"name": "demo", "version": "0.1.0", "description": "Other."}""", "description")]
    [InlineData("""{"name": "demo", "version": "0.1.0", "description": "A demo.", "license": "GPL"}""", "license")]
    [InlineData("""{"name": "demo", "version": "0.1.0", "description": "A demo.", "homepage": "https://b"}""", "homepage")]
    [InlineData("""{"name": "demo", "version": "0.1.0", "description": "A demo.", "keywords": ["x"]}""", "keywords")]
    [InlineData("""{"name": "demo", "version": "0.1.0", "description": "A demo.", "author": {"name": "Bob"}}""", "author")]
    public void A_disagreement_is_a_warning_that_names_the_field(string json, string field)
    {
        using var package = new TestPackage(disk)
            .With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\nlicense: MIT\nhomepage: https://a\nkeywords: [a]\nauthor: {name: Ada}\ntargets: [claude]\n")
            .With(ClaudePath, json);

        var result = package.Project("claude");

        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.IsError, problem.Path, problem.Details!["field"]).ShouldBe((ProblemCodes.NativeManifestDisagrees, false, ClaudePath, field));
        problem.Message.ShouldContain(field);
        result.Delivery!.IntegrationId.ShouldBe("demo");
    }

    public static TheoryData<string, string, string> CodexFields => new()
    {
        { "\"license\": \"MIT\"", "\"license\": \"ISC\"", "license" },
        { "\"license\": \"MIT\"", "\"y\": 1", "license" },
        { "\"homepage\": \"https://codex\"", "\"homepage\": \"https://base\"", "homepage" },
        { "\"homepage\": \"https://codex\"", "\"y\": 1", "homepage" },
        { "\"x\": 0", "\"repository\": \"https://added\"", "repository" },
        { "[\"a\", \"b\"]", "[\"a\"]", "keywords" },
        { "\"keywords\": [\"a\", \"b\"]", "\"y\": 1", "keywords" },
        { "{\"name\": \"Ada\"}", "{\"name\": \"Bob\"}", "author" },
        { "{\"name\": \"Ada\"}", "{\"name\": \"Ada\", \"email\": \"a@b\"}", "author" },
        { "\"version\": \"0.1.0\"", "\"version\": \"0.2.0\"", "version" },
        { "\"description\": \"D.\"", "\"description\": \"Other.\"", "description" },
    };

    [Theory]
    [MemberData(nameof(CodexFields))]
    public void A_codex_manifest_is_held_to_base_plus_overlay_field_by_field(string agreed, string changed, string field)
    {
        const string Agreed =
            """{"name": "demo", "version": "0.1.0", "description": "D.", "homepage": "https://codex", "license": "MIT", "keywords": ["a", "b"], "author": {"name": "Ada"}, "x": 0}""";
        using var package = new TestPackage(disk)
            .With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: D.\nhomepage: https://base\nlicense: MIT\nkeywords: [b, a]\nauthor: {name: Ada}\ntargets: [codex-package]\n")
            .With("plugin/targets/codex-package/package.yaml", "homepage: https://codex\n");

        package.With(CodexPath, Agreed).Project("codex-package").Problems.ShouldBeEmpty();
        var problem = package.With(CodexPath, Agreed.Replace(agreed, changed, StringComparison.Ordinal)).Project("codex-package").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Severity, problem.Path, problem.Details!["field"]).ShouldBe((ProblemCodes.NativeManifestDisagrees, ProblemSeverity.Warning, CodexPath, field));
    }

    [Fact]
    public void A_fault_and_a_disagreement_are_told_at_their_place()
    {
        using var faulty = TestPackage.For("claude", disk).With(ClaudePath, "{\n  \"name\": \"demo\", \"version\": \"0.1.0\", \"description\": \"A demo.\",\n  \"agents\": \"./agents\"\n}\n");
        using var other = TestPackage.For("claude", disk).With(ClaudePath, "{\"name\": \"demo\", \"version\": \"2\", \"description\": \"A demo.\"}");

        faulty.Project("claude").Problems.ShouldHaveSingleItem().Brief().ShouldBe($"native_manifest_invalid {ClaudePath} 3:3");
        other.Project("claude").Problems.ShouldHaveSingleItem().Brief().ShouldBe($"native_manifest_disagrees {ClaudePath} 1:18");
    }

    [Theory]
    [InlineData("""{"name": "demo", "version": "0.2.0", "description": "A demo.", "agents": "./agents"}""", "native_manifest_invalid agents, native_manifest_disagrees version")]
    [InlineData("""{"name": "demo", "version": 2, "description": "Other."}""", "native_manifest_invalid version, native_manifest_disagrees description")]
    public void A_manifest_that_is_rejected_is_compared_as_well_except_where_it_is_at_fault(string json, string expected)
    {
        using var package = TestPackage.For("claude", disk).With(ClaudePath, json);

        var result = package.Project("claude");

        result.Delivery.ShouldBeNull();
        string.Join(", ", result.Problems.Select(static problem => $"{problem.Code} {problem.Details!["field"]}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("claude", ClaudePath, """{"name": "demo", "version": "0.1.0", "description": "A demo.", "homepage": "javascript:x"}""", "homepage")]
    [InlineData("claude", ClaudePath, """{"name": "demo", "version": "0.1.0", "description": "A demo.", "author": {"name": "A", "url": "data:x"}}""", "author.url")]
    [InlineData("codex-package", CodexPath, """{"name": "demo", "version": "0.1.0", "description": "A demo.", "interface": {"termsOfServiceURL": "javascript:x"}}""", "interface.termsOfServiceURL")]
    public void An_address_that_the_client_takes_and_that_is_none_is_told_at_its_place(string target, string path, string json, string field)
    {
        using var package = TestPackage.For(target, disk).With(path, json);

        var problem = package.Project(target).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.IsError, problem.Path, problem.Details!["field"]).ShouldBe((ProblemCodes.AddressUnusable, false, path, field));
        problem.Column!.Value.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void The_shipped_version_wins()
    {
        using var package = TestPackage.For("claude", disk).With(ClaudePath, """{"name": "demo", "version": "9.9.9", "description": "Shipped."}""");

        var delivery = package.Delivery("claude");

        (delivery.Version, delivery.Description).ShouldBe(("9.9.9", "Shipped."));
    }

    public static TheoryData<string, string> RejectedByClaude => new()
    {
        { "[]", "has to be a JSON object" },
        { "{", "not valid JSON" },
        { "// c\n{}", "not valid JSON" },
        { "{}", "name is required" },
        { """{"name": 5}""", "name is required" },
        { """{"name": "de mo"}""", "must not contain spaces" },
        { """{"name": "demo", "version": 1}""", "version has to be a text" },
        { """{"name": "demo", "description": []}""", "description has to be a text" },
        { """{"name": "demo", "author": "Ada"}""", "author has to be an object" },
        { """{"name": "demo", "keywords": "x"}""", "keywords has to be a list of texts" },
        { """{"name": "demo", "agents": "./agents"}""", "a directory is not accepted" },
        { """{"name": "demo", "agents": "./agents/"}""", "a directory is not accepted" },
        { """{"name": "demo", "agents": ["./agents/"]}""", "a directory is not accepted" },
        { """{"name": "demo", "agents": {}}""", "agents has to be a path" },
        { """{"name": "demo", "skills": "skills"}""", "have to begin with ./" },
        { """{"name": "demo", "skills": ["./../x"]}""", "must not contain .." },
        { """{"name": "demo", "commands": 5}""", "commands has to be a path, an object" },
        { """{"name": "demo", "hooks": true}""", "hooks has to be a path, an object" },
        { """{"name": "demo", "mcpServers": "/etc/x"}""", "have to begin with ./" },
    };

    [Theory]
    [MemberData(nameof(RejectedByClaude))]
    public void What_Claude_rejects_is_an_error(string json, string message)
    {
        using var package = TestPackage.For("claude", disk).With(ClaudePath, json);

        var result = package.Project("claude");

        result.Delivery.ShouldBeNull();
        var problem = result.Problems.Where(static problem => problem.IsError).ShouldHaveSingleItem();
        (problem.Code, problem.Path, problem.TargetId).ShouldBe((ProblemCodes.NativeManifestInvalid, ClaudePath, "claude"));
        problem.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("""{"name": "demo", "version": "0.1.0", "description": "A demo.", "hooks": "./hooks/hooks.json"}""", "hooks")]
    [InlineData("""{"name": "demo", "version": "0.1.0", "description": "A demo.", "skills": "./missing/"}""", "skills")]
    public void What_Claude_only_complains_about_is_a_warning(string json, string field)
    {
        using var package = TestPackage.For("claude", disk).With(ClaudePath, json).With("hooks/hooks.json", "{}");

        var result = package.Project("claude");

        result.Delivery.ShouldNotBeNull();
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.IsError, problem.Details!["field"]).ShouldBe((ProblemCodes.NativeManifestInvalid, false, field));
    }

    [Theory]
    [InlineData("""{"name": "demo", "version": "0.1.0", "description": "A demo.", "agents": ["./agents/a.md"], "skills": "./skills/", "commands": {"x": {}}}""")]
    [InlineData("""{"name": "demo", "version": "0.1.0", "description": "A demo.", "mcpServers": {"a": {"command": "x"}}, "hooks": [{"Stop": []}, "./more.json"]}""")]
    [InlineData("""{"name": "demo", "version": "0.0.1", "version": "0.1.0", "description": "A demo.", "zzz": 1}""")]
    public void What_Claude_takes_is_no_problem(string json)
    {
        using var package = TestPackage.For("claude", disk).With(ClaudePath, json).With("agents/a.md", "a").With("skills/a/SKILL.md", "a").With("more.json", "{}");

        package.Project("claude").Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"name": "other"}""", "name has to be demo")]
    [InlineData("""{"name": 5}""", "name has to be a text")]
    [InlineData("""{"name": "demo", "version": 1}""", "version has to be a text of ASCII letters")]
    [InlineData("""{"name": "demo", "version": " "}""", "version has to be a text of ASCII letters")]
    [InlineData("""{"name": "demo", "version": "1 2/3"}""", "version has to be a text of ASCII letters")]
    [InlineData("""{"name": "demo", "interface": "x"}""", "interface has to be an object")]
    [InlineData("""{"name": "demo", "keywords": "x"}""", "keywords has to be a list of texts")]
    [InlineData("""{"name": "demo", "author": 5}""", "author has to be an object")]
    [InlineData("// c\n{}", "not valid JSON")]
    [InlineData("\uFEFF{}", "byte order mark")]
    public void What_Codex_rejects_is_an_error(string json, string message)
    {
        using var package = TestPackage.For("codex-package", disk).With(CodexPath, json);

        var result = package.Project("codex-package");

        result.Delivery.ShouldBeNull();
        var problem = result.Problems.Where(static problem => problem.IsError).ShouldHaveSingleItem();
        (problem.Code, problem.Path, problem.TargetId).ShouldBe((ProblemCodes.NativeManifestInvalid, CodexPath, "codex"));
        problem.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("""{"version": "0.1.0", "description": "A demo."}""")]
    [InlineData("""{"name": "demo", "version": "0.1.0", "description": "A demo.", "skills": "../x", "agents": "./agents", "mcpServers": ["./x"]}""")]
    public void What_Codex_tolerates_is_no_problem(string json)
    {
        using var package = TestPackage.For("codex-package", disk).With(CodexPath, json);

        package.Project("codex-package").Problems.ShouldBeEmpty();
    }
}

public sealed class ShippedPackageTestsOnVirtualDisk() : ShippedPackageTests(DiskKind.Virtual);

public sealed class ShippedPackageTestsOnRealDisk() : ShippedPackageTests(DiskKind.Real);
