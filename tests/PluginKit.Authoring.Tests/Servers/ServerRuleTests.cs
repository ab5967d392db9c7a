using System.Text.Json;
using PluginKit.Authoring.Servers;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Servers;

public abstract class ServerRuleTests(DiskKind disk)
{
    private const string Head = "api_version: v1\nservers:\n  a:\n";
    private const string Stdio = Head + "    type: stdio\n    stdio:\n      command: tool\n";
    private const string Remote = Head + "    type: remote\n    remote:\n      protocol: sse\n      url: https://example.org\n";

    private TestPackage With(string servers) => TestPackage.For("claude, codex-package", disk).With("plugin/mcp/servers.yaml", servers);

    [Fact]
    public void Every_field_is_read()
    {
        using var package = With("""
            api_version: v1
            servers:
              local-one:
                description: Local.
                type: stdio
                stdio:
                  command: node
                  args: [server.js, "", --port, 8080, 1.10]
                  env: {PORT: 8080, EMPTY: "", TOKEN: "${TOKEN}"}
                targets: [Claude, codex-package]
                overrides:
                  claude: {timeout: 30, nested: {on: true, list: [1, null, x]}}
              remote1:
                type: remote
                remote: {protocol: http, url: "https://example.org/mcp", headers: {Authorization: "Bearer ${TOKEN}"}}
                passthrough:
                  claude: {oauth: {callbackPort: 3118}}
            """);

        var servers = package.Package().McpServers.ShouldNotBeNull();

        servers.Select(static server => server.Alias).ShouldBe(["local-one", "remote1"]);
        var (local, remote) = (servers[0], servers[1]);
        local.Description.ShouldBe("Local.");
        local.Stdio!.Command.ShouldBe("node");
        local.Stdio.Arguments.ShouldBe(["server.js", "", "--port", "8080", "1.10"]);
        local.Stdio.Environment.ShouldBe(new Dictionary<string, string> { ["EMPTY"] = "", ["PORT"] = "8080", ["TOKEN"] = "${TOKEN}" });
        local.Targets.ShouldBe(["claude", "codex-package"]);
        local.Overrides["claude"].GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("""{"nested":{"list":[1,null,"x"],"on":true},"timeout":30}""");
        (local.AppliesTo("claude"), local.AppliesTo("cursor"), remote.AppliesTo("cursor")).ShouldBe((true, false, true));
        remote.Remote!.Protocol.ShouldBe(RemoteProtocol.StreamableHttp);
        remote.Remote.Headers["Authorization"].ShouldBe("Bearer ${TOKEN}");
        remote.Passthrough["claude"].GetProperty("oauth").GetProperty("callbackPort").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public void The_older_format_is_read()
    {
        using var package = With("format: plugin-kit-ai/mcp\nversion: 1\nservers: {a: {type: stdio, stdio: {command: x}}}\n");

        package.Package().McpServers.ShouldHaveSingleItem().Alias.ShouldBe("a");
    }

    public static TheoryData<string, string, int, int> Invalid => new()
    {
        { "servers: {a: {type: stdio, stdio: {command: x}}}", "api_version is required and has to be v1", 1, 1 },
        { "api_version: v2\nservers: {a: {type: stdio, stdio: {command: x}}}", "api_version has to be v1", 1, 14 },
        { "api_version: v1\nformat: plugin-kit-ai/mcp\nversion: 1\nservers: {a: {type: stdio, stdio: {command: x}}}", "cannot stand beside format and version", 1, 14 },
        { "api_version: v1\nversion: 1\nservers: {a: {type: stdio, stdio: {command: x}}}", "cannot stand beside format and version", 1, 14 },
        { "format: other\nversion: 1\nservers: {a: {type: stdio, stdio: {command: x}}}", "the older format is", 1, 9 },
        { "format: plugin-kit-ai/mcp\nversion: 2\nservers: {a: {type: stdio, stdio: {command: x}}}", "the older format is", 1, 9 },
        { "format: plugin-kit-ai/mcp\nservers: {a: {type: stdio, stdio: {command: x}}}", "the older format is", 1, 9 },
        { "api_version: v1", "servers is required", 1, 1 },
        { "api_version: v1\nservers:", "servers is required", 2, 9 },
        { "api_version: v1\nservers: {}", "servers has to name at least one server", 2, 10 },
        { "api_version: v1\nservers: []", "servers has to be a mapping", 2, 10 },
        { "api_version: v1\nservers: {a: }", "servers.a is empty", 2, 14 },
        { "api_version: v1\nservers: {a: x}", "servers.a has to be a mapping", 2, 14 },
        { "api_version: v1\nservers: {A_b: {type: stdio, stdio: {command: x}}}", "the alias servers.A_b has to consist of lower-case letters", 2, 11 },
        { "api_version: v1\nservers: {a--b: {type: stdio, stdio: {command: x}}}", "the alias servers.a--b has to consist of lower-case letters", 2, 11 },
        { Head + "    stdio: {command: x}", "servers.a.type is required", 4, 5 },
        { Head + "    type: http\n    stdio: {command: x}", "servers.a.type has to be stdio or remote", 4, 11 },
        { Head + "    type: stdio", "servers.a.stdio is required by type: stdio", 4, 5 },
        { Head + "    type: remote\n    stdio: {command: x}\n    remote: {protocol: sse, url: https://u}", "servers.a.stdio does not belong to type: remote", 5, 12 },
        { Stdio + "    remote: {protocol: sse, url: https://u}", "servers.a.remote does not belong to type: stdio", 7, 13 },
        { Head + "    type: stdio\n    stdio: {args: [x]}", "servers.a.stdio.command is required", 5, 12 },
        { Head + "    type: stdio\n    stdio: {command: ' '}", "servers.a.stdio.command is required", 5, 22 },
        { Stdio + "      args: x", "servers.a.stdio.args has to be a list", 7, 13 },
        { Stdio + "      args: [[x]]", "servers.a.stdio.args[0] has to be a text", 7, 14 },
        { Stdio + "      env: [x]", "servers.a.stdio.env has to be a mapping", 7, 12 },
        { Stdio + "      env: {A: [x]}", "servers.a.stdio.env.A has to be a text", 7, 16 },
        { Head + "    type: remote\n    remote: {url: https://u}", "servers.a.remote.protocol is required", 5, 13 },
        { Head + "    type: remote\n    remote: {protocol: sse}", "servers.a.remote.url is required", 5, 13 },
        { Head + "    type: remote\n    remote: {protocol: websocket, url: https://u}", "servers.a.remote.protocol has to be streamable_http or sse", 5, 24 },
        { Stdio + "    targets: [claude, vscode]", "servers.a.targets[1] is not a known target", 7, 14 },
        { Stdio + "    targets: claude", "servers.a.targets has to be a list", 7, 14 },
        { Stdio + "    overrides: {vscode: {x: 1}}", "servers.a.overrides.vscode is not a known target", 7, 17 },
        { Stdio + "    overrides: {claude: 1}", "servers.a.overrides.claude has to be a mapping", 7, 25 },
        { Stdio + "    overrides: {claude: {command: x}}", "servers.a.overrides.claude.command is set by the fields", 7, 26 },
        { Stdio + "    passthrough: {claude: {args: []}}", "servers.a.passthrough.claude.args is set by the fields", 7, 28 },
        { Stdio + "    passthrough: {claude: {env: {}}}", "servers.a.passthrough.claude.env is set by the fields", 7, 28 },
        { Stdio + "    passthrough: {opencode: {environment: {}}}", "servers.a.passthrough.opencode.environment is set by the fields", 7, 30 },
        { Remote + "    overrides: {claude: {url: x}}", "servers.a.overrides.claude.url is set by the fields", 8, 26 },
        { Remote + "    overrides: {claude: {type: x}}", "servers.a.overrides.claude.type is set by the fields", 8, 26 },
        { Remote + "    overrides: {gemini: {url: x}}", "servers.a.overrides.gemini.url is set by the fields", 8, 26 },
        { Stdio + "    overrides: {claude: {n: 0755}}", "no exact JSON form; write it in quotes", 7, 29 },
        { Stdio + "    overrides: {claude: {n: .inf}}", "no exact JSON form; write it in quotes", 7, 29 },
        { Stdio + "    overrides: {claude: {n: 99999999999999999999}}", "no exact JSON form; write it in quotes", 7, 29 },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void A_broken_rule_is_an_error_at_its_place(string yaml, string message, int line, int column)
    {
        using var package = With(yaml);

        var error = package.OnlyError();

        error.Message.ShouldContain(message);
        (error.Code, error.Path, error.Line, error.Column).ShouldBe((ProblemCodes.ServersInvalid, "plugin/mcp/servers.yaml", line, column));
    }

    [Fact]
    public void A_member_that_only_another_target_manages_may_be_overridden()
    {
        using var package = With(Remote + "    overrides: {gemini: {type: x, httpUrl: y}}\n");

        package.Package().McpServers!.Count.ShouldBe(1);
    }

    [Fact]
    public void Unknown_fields_are_warnings_where_the_existing_tool_is_silent()
    {
        using var package = With("api_version: v1\nfoo: 1\nservers:\n  a:\n    type: remote\n    remote:\n      protocol: sse\n      url: https://u\n      header: {A: b}\n    target: [claude]\n");

        var warnings = package.Package().Warnings;

        warnings.Select(static warning => warning.Brief()).ShouldBe(
            ["servers_unknown_field plugin/mcp/servers.yaml 9:7", "servers_unknown_field plugin/mcp/servers.yaml 10:5", "servers_unknown_field plugin/mcp/servers.yaml 2:1"]);
        warnings[0].Message.ShouldContain("servers.a.remote.header");
    }

    [Fact]
    public void Messages_never_carry_a_value()
    {
        using var package = With(Stdio + "      env: {TOKEN: [hunter2]}\n    targets: [hunter2]\n");

        package.Read().Problems.ShouldAllBe(static problem => !problem.Message.Contains("hunter2"));
    }
}

public sealed class ServerRuleTestsOnVirtualDisk() : ServerRuleTests(DiskKind.Virtual);

public sealed class ServerRuleTestsOnRealDisk() : ServerRuleTests(DiskKind.Real);
