using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Deliveries;

public abstract class CodexProjectionTests(DiskKind disk)
{
    [Fact]
    public void An_authored_package_becomes_a_native_one()
    {
        using var package = new TestPackage(disk)
            .With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 1.2.0+b.1\ndescription: d\nlicense: MIT\nauthor: {name: Ada}\ntargets: [codex-package]\n")
            .With("plugin/skills/a/SKILL.md", "a")
            .With("plugin/mcp/servers.yaml", "api_version: v1\nservers:\n  s: {type: stdio, stdio: {command: \"${package.root}/bin/tool\"}, passthrough: {codex-package: {cwd: \"${package.root}\"}, claude: {x: 1}}}\n")
            .With("plugin/targets/codex-package/package.yaml", "homepage: https://codex.example\n")
            .With("plugin/targets/codex-package/interface.json", """{"displayName": "Demo", "defaultPrompt": ["hello"]}""")
            .With("plugin/targets/codex-package/app.json", """{"apps": {"x": {}}}""")
            .With("plugin/targets/codex-package/hooks/hooks.json", """{"hooks": {}}""")
            .With("plugin/targets/codex-package/manifest.extra.json", """{"zzz": 1, "hooks": "./hooks/hooks.json", "agents": "./agents"}""")
            .With("bin/tool", "x", executable: true);

        var result = package.Project("codex-package");
        var delivery = result.Delivery.ShouldNotBeNull();

        delivery.Paths.ShouldBe([".app.json", ".codex-plugin/plugin.json", ".mcp.json", "bin/tool", "hooks/hooks.json", "skills/a/SKILL.md"]);
        delivery.Text(".codex-plugin/plugin.json").ShouldBe("""
            {
              "apps": "./.app.json",
              "author": {
                "name": "Ada"
              },
              "description": "d",
              "homepage": "https://codex.example",
              "interface": {
                "defaultPrompt": [
                  "hello"
                ],
                "displayName": "Demo"
              },
              "license": "MIT",
              "mcpServers": "./.mcp.json",
              "name": "demo",
              "skills": "./skills/",
              "version": "1.2.0+b.1",
              "zzz": 1
            }

            """);
        delivery.Text(".mcp.json").ShouldBe("{\n  \"s\": {\n    \"command\": \"./bin/tool\",\n    \"cwd\": \".\"\n  }\n}\n");
        result.Problems.Select(static problem => (problem.Code, problem.TargetId)).ShouldBe(
            [(ProblemCodes.OverlayIgnored, "codex"), (ProblemCodes.OverlayIgnored, "codex")]);
    }

    [Fact]
    public void An_empty_app_manifest_and_no_matching_server_leave_no_trace()
    {
        using var package = TestPackage.For("claude, codex-package", disk)
            .With("plugin/targets/codex-package/app.json", "{}")
            .With("plugin/mcp/servers.yaml", "api_version: v1\nservers: {s: {type: stdio, stdio: {command: x}, targets: [claude]}}\n");

        var delivery = package.Delivery("codex-package");

        delivery.Paths.ShouldBe([".codex-plugin/plugin.json"]);
        delivery.Text(".codex-plugin/plugin.json").ShouldNotContain("apps");
        delivery.Text(".codex-plugin/plugin.json").ShouldNotContain("mcpServers");
    }

    [Fact]
    public void A_server_is_said_in_the_words_of_the_client()
    {
        using var package = TestPackage.For("codex-package", disk)
            .With("bin/tool", "x", executable: true)
            .With("plugin/mcp/servers.yaml", """
                api_version: v1
                servers:
                  own:
                    type: stdio
                    stdio: {command: npx, args: ["${package.root}/bin/tool"]}
                  other:
                    type: stdio
                    stdio: {command: npx, args: [other]}
                  remote:
                    type: remote
                    remote:
                      protocol: streamable_http
                      url: https://example.org/mcp
                      headers: {Authorization: "Bearer ${TOKEN}", X-Key: "${env:KEY}", X-Fixed: one, X-Mixed: "a ${KEY}", X-Mine: "${LOST}"}
                    passthrough: {codex-package: {env_http_headers: {X-Mine: MINE}}}
                """);

        package.Delivery("codex-package").Text(".mcp.json").ShouldBe("""
            {
              "other": {
                "args": [
                  "other"
                ],
                "command": "npx"
              },
              "own": {
                "args": [
                  "./bin/tool"
                ],
                "command": "npx",
                "cwd": "."
              },
              "remote": {
                "bearer_token_env_var": "TOKEN",
                "env_http_headers": {
                  "X-Key": "KEY",
                  "X-Mine": "MINE"
                },
                "http_headers": {
                  "X-Fixed": "one",
                  "X-Mixed": "a ${KEY}"
                },
                "type": "http",
                "url": "https://example.org/mcp"
              }
            }

            """);
    }

    [Theory]
    [InlineData("""{"displayName": 5}""", "displayName")]
    [InlineData("""{"logo": ["a"]}""", "logo")]
    [InlineData("""{"screenshots": "a"}""", "screenshots")]
    public void A_presentation_that_the_client_rejects_is_an_error(string presentation, string field)
    {
        using var package = TestPackage.For("codex-package", disk).With("plugin/targets/codex-package/interface.json", presentation);

        var problem = package.Project("codex-package").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Details!["field"]).ShouldBe((ProblemCodes.NativeManifestInvalid, field));
    }

    [Fact]
    public void A_version_that_the_client_rejects_is_an_error_before_anything_is_placed()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 1.0 beta\ndescription: d\ntargets: [codex-package]\n");

        var problem = package.Project("codex-package").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Path, problem.Details!["field"]).ShouldBe((ProblemCodes.NativeManifestInvalid, "plugin/plugin.yaml", "version"));
    }
}

public sealed class CodexProjectionTestsOnVirtualDisk() : CodexProjectionTests(DiskKind.Virtual);

public sealed class CodexProjectionTestsOnRealDisk() : CodexProjectionTests(DiskKind.Real);
