using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Trees;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Deliveries;

public abstract class ClaudeProjectionTests(DiskKind disk)
{
    private TestPackage Rich() => Rich(disk);

    private protected static TestPackage Rich(DiskKind kind) => new TestPackage(kind)
        .With("plugin/plugin.yaml", """
            api_version: v1
            name: demo
            version: 1.2.0
            description: Größe <b> & "quotes"
            author: {name: Ada, url: https://example.org/ada}
            homepage: https://example.org
            repository: https://example.org/demo
            license: MIT
            keywords: [mcp, demo]
            targets: [claude]
            """)
        .With("plugin/README.md", "# Guide")
        .With("plugin/skills/greet/SKILL.md", "---\nname: greet\n---\n")
        .With("plugin/skills/greet/run.sh", "#!/bin/sh\n", executable: true)
        .With("plugin/mcp/servers.yaml", """
            api_version: v1
            servers:
              zeta:
                type: stdio
                stdio: {command: "${package.root}${path.sep}bin/tool", args: ["", "--root=${CLAUDE_PLUGIN_ROOT}"], env: {TOKEN: "${TOKEN}"}}
                overrides: {claude: {timeout: 30, meta: {a: 1, b: 2}}}
                passthrough: {claude: {meta: {b: 3, root: "${package.root}"}}}
              alpha:
                type: remote
                remote: {protocol: streamable_http, url: https://example.org/mcp, headers: {X-Key: "${KEY}"}}
              other:
                type: remote
                remote: {protocol: sse, url: https://example.org/sse}
                targets: [codex-package]
            """)
        .With("plugin/targets/claude/commands/hi.md", "hi")
        .With("plugin/targets/claude/agents/a.md", "a")
        .With("plugin/targets/claude/hooks/hooks.json", """{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "${CLAUDE_PLUGIN_ROOT}/scripts/stop.sh x"}]}]}}""")
        .With("plugin/targets/claude/settings.json", "{ \"agent\":\"a\" }\n")
        .With("plugin/targets/claude/lsp.json", """{"go": {"command": "gopls", "extensionToLanguage": {".go": "go"}}}""")
        .With("plugin/targets/claude/user-config.json", """{"key": {"type": "string", "title": "Key", "description": "Whose.", "sensitive": true}}""")
        .With("plugin/targets/claude/manifest.extra.json", """{"displayName": "Demo"}""")
        .With("bin/tool", "binary", executable: true)
        .With("scripts/stop.sh", "#!/bin/sh\n", executable: true)
        .With("node_modules/big/index.js", "never delivered");

    [Fact]
    public void An_authored_package_becomes_a_native_one()
    {
        using var package = Rich();

        var delivery = package.Delivery("claude");

        delivery.IsShipped.ShouldBeFalse();
        (delivery.IntegrationId, delivery.Version, delivery.AuthoredTarget).ShouldBe(("demo", "1.2.0", "claude"));
        delivery.Description.ShouldBe("Größe <b> & \"quotes\"");
        delivery.Paths.ShouldBe(
            [
                ".claude-plugin/plugin.json", ".lsp.json", ".mcp.json", "agents/a.md", "bin/tool", "commands/hi.md", "hooks/hooks.json", "scripts/stop.sh",
                "settings.json", "skills/greet/SKILL.md", "skills/greet/run.sh",
            ]);
        delivery.Text(".claude-plugin/plugin.json").ShouldBe("""
            {
              "author": {
                "name": "Ada",
                "url": "https://example.org/ada"
              },
              "description": "Größe <b> & \"quotes\"",
              "displayName": "Demo",
              "homepage": "https://example.org",
              "keywords": [
                "demo",
                "mcp"
              ],
              "license": "MIT",
              "mcpServers": "./.mcp.json",
              "name": "demo",
              "repository": "https://example.org/demo",
              "skills": "./skills/",
              "userConfig": {
                "key": {
                  "description": "Whose.",
                  "sensitive": true,
                  "title": "Key",
                  "type": "string"
                }
              },
              "version": "1.2.0"
            }

            """);
        delivery.Text(".mcp.json").ShouldBe("""
            {
              "alpha": {
                "headers": {
                  "X-Key": "${KEY}"
                },
                "type": "http",
                "url": "https://example.org/mcp"
              },
              "zeta": {
                "args": [
                  "",
                  "--root=${CLAUDE_PLUGIN_ROOT}"
                ],
                "command": "${CLAUDE_PLUGIN_ROOT}/bin/tool",
                "env": {
                  "TOKEN": "${TOKEN}"
                },
                "meta": {
                  "a": 1,
                  "b": 3,
                  "root": "${CLAUDE_PLUGIN_ROOT}"
                },
                "timeout": 30
              }
            }

            """);
        delivery.Text("settings.json").ShouldBe("{ \"agent\":\"a\" }\n");
    }

    [Fact]
    public void The_delivery_has_directories_bits_and_the_digest_of_its_tree()
    {
        using var package = Rich();

        var delivery = package.Delivery("claude");

        delivery.Entries.Where(static entry => entry.Kind == PackageEntryKind.Directory).Select(static entry => entry.Path)
            .ShouldBe([".claude-plugin", "agents", "bin", "commands", "hooks", "scripts", "skills", "skills/greet"]);
        delivery.Entries.Where(static entry => entry.IsExecutable).Select(static entry => entry.Path).ShouldBe(["bin/tool", "scripts/stop.sh", "skills/greet/run.sh"]);
        delivery.Digest.ShouldBe(TreeDigest.Compute(delivery.Entries, delivery.Read));
        package.Delivery("claude").Digest.ShouldBe(delivery.Digest);
        foreach (var entry in delivery.Entries.Where(static entry => entry.Kind == PackageEntryKind.File))
        {
            delivery.Read(entry.Path).Length.ShouldBe((int)entry.Length);
        }
    }

    [Fact]
    public void A_placed_delivery_reads_back_with_its_digest()
    {
        using var package = Rich();
        var delivery = package.Delivery("claude");
        using var placed = new TestPackage(disk);
        foreach (var entry in delivery.Entries.Where(static entry => entry.Kind == PackageEntryKind.File))
        {
            placed.With(entry.Path, delivery.Read(entry.Path).ToArray(), entry.IsExecutable);
        }

        placed.Tree().Digest.ShouldBe(delivery.Digest);
    }

    [Fact]
    public void The_smallest_package_is_a_manifest()
    {
        using var package = TestPackage.For("claude", disk);

        var delivery = package.Delivery("claude");

        delivery.Paths.ShouldBe([".claude-plugin/plugin.json"]);
        delivery.Text(".claude-plugin/plugin.json").ShouldBe("{\n  \"description\": \"A demo.\",\n  \"name\": \"demo\",\n  \"version\": \"0.1.0\"\n}\n");
    }

    [Fact]
    public void An_author_without_a_name_is_left_out_because_the_client_wants_one()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: d\nauthor: {email: a@b.c}\ntargets: [claude]\n");

        package.Delivery("claude").Text(".claude-plugin/plugin.json").ShouldNotContain("author");
    }

    [Fact]
    public void A_home_page_that_is_no_address_is_left_out_and_mentioned()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: d\nhomepage: javascript:x\ntargets: [claude]\n");

        package.Project("claude").Delivery!.Text(".claude-plugin/plugin.json").ShouldNotContain("homepage");
        package.Package().Warnings.ShouldHaveSingleItem().Brief().ShouldBe("address_unusable plugin/plugin.yaml 5:11");
    }

    [Theory]
    [InlineData("claude", "manifest.extra.json", "{\"homepage\": \"javascript:x\"}", "homepage")]
    [InlineData("claude", "manifest.extra.json", "{\"author\": {\"name\": \"A\", \"url\": \"data:x\"}}", "author.url")]
    [InlineData("codex-package", "interface.json", "{\"websiteURL\": \"javascript:x\", \"displayName\": \"Demo\"}", "interface.websiteURL")]
    public void What_an_overlay_gives_as_an_address_and_is_none_never_reaches_the_client(string target, string file, string json, string field)
    {
        using var package = TestPackage.For(target, disk).With($"plugin/targets/{target}/{file}", json);

        var result = package.Project(target);

        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.IsError, problem.Details!["field"]).ShouldBe((ProblemCodes.AddressUnusable, false, field));
        result.Delivery!.Paths.Where(static path => path.EndsWith("plugin.json", StringComparison.Ordinal)).ShouldAllBe(path => !result.Delivery.Text(path).Contains(":x"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"hooks": []}""")]
    [InlineData("""{"hooks": {"Stop": [{"command": "x"}]}}""")]
    [InlineData("""{"hooks": {"Stop": {"hooks": []}}}""")]
    public void Hooks_that_the_client_would_not_load_are_mentioned(string hooks)
    {
        using var package = TestPackage.For("claude", disk).With("plugin/targets/claude/hooks/hooks.json", hooks);

        var problem = package.Project("claude").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.IsError, problem.Path).ShouldBe((ProblemCodes.OverlayInvalid, false, "plugin/targets/claude/hooks/hooks.json"));
    }

    [Theory]
    [InlineData("""{"k": {"type": "string"}}""", "title and description")]
    [InlineData("""{"k": {"type": "color", "title": "", "description": ""}}""", "has to be one of")]
    [InlineData("""{"k": {"type": "string", "title": "", "description": "", "hint": ""}}""", "may have only")]
    [InlineData("""{"a-b": {"type": "string", "title": "", "description": ""}}""", "ASCII letters")]
    [InlineData("""{"1a": {"type": "string", "title": "", "description": ""}}""", "ASCII letters")]
    [InlineData("""{"k": 1}""", "title and description")]
    public void A_question_to_the_user_that_the_client_would_reject_is_an_error(string userConfig, string message)
    {
        using var package = TestPackage.For("claude", disk).With("plugin/targets/claude/user-config.json", userConfig);

        var problem = package.Project("claude").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.IsError).ShouldBe((ProblemCodes.NativeManifestInvalid, true));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void A_launcher_without_hooks_cannot_be_projected()
    {
        using var package = TestPackage.For("claude", disk).With("plugin/launcher.yaml", "runtime: node\nentrypoint: ./bin/demo\n").With("bin/demo", "x", executable: true);

        var problem = package.Project("claude").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Path, problem.TargetId).ShouldBe((ProblemCodes.LauncherInvalid, "plugin/launcher.yaml", "claude"));
    }

    [Fact]
    public void A_launcher_with_hooks_takes_its_program_along()
    {
        using var package = TestPackage.For("claude", disk)
            .With("plugin/launcher.yaml", "runtime: node\nentrypoint: ./bin/demo\n").With("bin/demo", "x", executable: true).With("plugin/targets/claude/hooks/hooks.json", """{"hooks": {}}""");

        package.Delivery("claude").Paths.ShouldBe([".claude-plugin/plugin.json", "bin/demo", "hooks/hooks.json"]);
    }

    [Theory]
    [InlineData("${package.root}/missing/tool", "missing")]
    [InlineData("${package.root}/plugin/plugin.yaml", "plugin")]
    [InlineData("${CLAUDE_PLUGIN_ROOT}/../other", "..")]
    public void A_reference_to_nothing_is_mentioned(string command, string name)
    {
        using var package = TestPackage.For("claude", disk)
            .With("plugin/mcp/servers.yaml", $"api_version: v1\nservers: {{a: {{type: stdio, stdio: {{command: \"{command}\"}}}}}}\n");

        var result = package.Project("claude");

        result.Delivery!.Paths.ShouldBe([".claude-plugin/plugin.json", ".mcp.json"]);
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.IsError, problem.Path).ShouldBe((false, name));
    }

    [Fact]
    public void Reading_something_else_is_misuse()
    {
        using var package = TestPackage.For("claude", disk);

        Should.Throw<ArgumentException>(() => package.Delivery("claude").Read("plugin/plugin.yaml"));
    }

    [Theory]
    [InlineData("gemini")]
    [InlineData("codex-package")]
    [InlineData("nonsense")]
    public void Other_targets_are_refused(string target)
    {
        using var package = TestPackage.For("claude, gemini", disk);

        var result = package.Project(target);

        result.Delivery.ShouldBeNull();
        result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.UnsupportedTarget);
    }

    [Fact]
    public void A_file_that_changed_since_the_package_was_opened_is_not_delivered()
    {
        using var package = TestPackage.For("claude", disk).With("plugin/skills/a/SKILL.md", "before");
        var tree = package.Tree();
        var read = package.Read(tree).Package!;
        package.With("plugin/skills/a/SKILL.md", "after!");

        var projector = new PluginKit.Authoring.Deliveries.DeliveryProjector(Microsoft.Extensions.Options.Options.Create(new PluginKit.Authoring.Registration.AuthoringOptions()));
        var result = projector.Project(read, tree, "claude");

        result.Delivery.ShouldBeNull();
        result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.SourceUnreadable);
    }
}

public sealed class ClaudeProjectionTestsOnVirtualDisk() : ClaudeProjectionTests(DiskKind.Virtual);

public sealed class ClaudeProjectionTestsOnRealDisk() : ClaudeProjectionTests(DiskKind.Real)
{
    [Fact]
    public void The_digest_is_the_same_on_every_disk()
    {
        using var onVirtual = Rich(DiskKind.Virtual);
        using var onReal = Rich(DiskKind.Real);

        onVirtual.Delivery("claude").Digest.ShouldBe(onReal.Delivery("claude").Digest);
    }
}
