using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Surfaces;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Deliveries;

namespace PluginKit.Contracts.Tests.Surfaces;

public sealed class SurfaceReaderTests
{
    [Fact]
    public void A_server_is_shown_with_its_exact_command_line_and_without_a_single_value()
    {
        var server = Servers("""{"notes":{"command":"npx","args":["-y","pkg\u001b[2J",3],"env":{"TOKEN":"s3cret"}}}""").ShouldHaveSingleItem();

        server.Kind.ShouldBe(SurfaceKind.McpCommand);
        server.Command.ShouldBe(["npx", "-y", "pkg\\u{001B}[2J", "3"]);
        server.EnvironmentNames.ShouldBe(["TOKEN"]);
        server.Place.ShouldBe("/notes");
        System.Text.Encoding.UTF8.GetString(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(server, ContractsJsonContext.Default.ExecutableSurface)).ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("""{"notes":{"command":"npx","args":["-y"],"env":{"A":"1"}}}""", true)]
    [InlineData("""{ "mcpServers": { "notes": { "env": {"A":"1"}, "args": ["-y"], "command": "npx" } } }""", true)]
    [InlineData("""{"notes":{"command":"npx","args":["-y"],"env":{"A":"2"}}}""", false)]
    [InlineData("""{"notes":{"command":"npx","args":["-y "],"env":{"A":"1"}}}""", false)]
    [InlineData("""{"other":{"command":"npx","args":["-y"],"env":{"A":"1"}}}""", false)]
    public void The_digest_is_of_what_is_said_and_not_of_how(string text, bool isSame) =>
        (Servers(text).ShouldHaveSingleItem().Digest == Servers("""{"notes":{"command":"npx","args":["-y"],"env":{"A":"1"}}}""").ShouldHaveSingleItem().Digest).ShouldBe(isSame);

    [Theory]
    [InlineData("${CLAUDE_PLUGIN_ROOT}/scripts/run.sh --all")]
    [InlineData("./scripts/run.sh")]
    [InlineData("scripts/../scripts/run.sh")]
    [InlineData("bash -c 'cd /tmp && \\\"$CLAUDE_PLUGIN_ROOT/scripts/run.sh\\\"'")]
    [InlineData("node ${CLAUDE_PLUGIN_ROOT}/scripts")]
    public void A_script_that_a_command_names_is_part_of_it(string command)
    {
        ExecutableSurface Of(string script) => Read(
            new() { ["hooks/hooks.json"] = """{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"COMMAND"}]}]}}""".Replace("COMMAND", command, StringComparison.Ordinal), ["scripts/run.sh"] = script },
            static reader => reader.Hooks(reader.Document("hooks/hooks.json")!.Value, "hooks/hooks.json", string.Empty)).ShouldHaveSingleItem();

        Of("one").RunsFiles.ShouldBe(["scripts/run.sh"]);
        Of("one").Digest.ShouldNotBe(Of("two").Digest);
        Of("one").Name.ShouldBe("Stop");
    }

    [Fact]
    public void A_remote_server_is_shown_by_its_address_without_credentials()
    {
        var found = Servers("""{"api":{"type":"http","url":"https://me:pw@host.example/mcp?key=k3y&flag","headers":{"Authorization":"Bearer x"},"headersHelper":"./help"}}""");

        found.Select(static surface => surface.Kind).ShouldBe([SurfaceKind.HeadersHelper, SurfaceKind.McpRemote]);
        found[1].Url.ShouldBe("https://[redacted]@host.example/mcp?key=[redacted]&flag");
        found[1].HeaderNames.ShouldBe(["Authorization"]);
        found[1].Command.ShouldBeEmpty();
    }

    [Fact]
    public void A_document_that_cannot_be_read_counts_as_an_executable_and_so_does_one_of_an_unknown_notation()
    {
        Read(new() { [".mcp.json"] = "{ broken" }, static reader => reader.Document(".mcp.json").ShouldBeNull()).ShouldHaveSingleItem().Kind.ShouldBe(SurfaceKind.Unreadable);
        Servers("\"./server.mcpb\"").ShouldHaveSingleItem().Kind.ShouldBe(SurfaceKind.Unreadable);
        Servers("7").ShouldHaveSingleItem().Kind.ShouldBe(SurfaceKind.Unreadable);
    }

    [Fact]
    public void A_document_that_names_itself_ends()
    {
        Servers("[\"./.mcp.json\",\"./.mcp.json\"]").ShouldNotBeEmpty();
    }

    [Fact]
    public void Both_of_two_servers_of_one_name_are_shown() =>
        Servers("""{"notes":{"command":"a"},"notes":{"command":"b"}}""").Select(static surface => surface.Command[0]).Order(StringComparer.Ordinal).ShouldBe(["a", "b"]);

    [Fact]
    public void Files_and_shell_lines_in_texts_are_found()
    {
        var found = Read(
            new()
            {
                ["bin/tool"] = "x",
                ["scripts/run.py"] = "x",
                ["scripts/data.txt"] = "x",
                ["commands/go.md"] = "---\nallowed-tools: Bash\nhooks:\n  Stop:\n    - hooks: []\n---\n\nNow !`git status` and\n\n```!\nls -la\n```\n",
                ["commands/calm.md"] = "---\nname: calm\n---\n\nhooks: none! `code`\n",
            },
            static reader =>
            {
                reader.Files(SurfaceKind.Bin, static path => path.StartsWith("bin/", StringComparison.Ordinal));
                reader.Instructions(static path => path.StartsWith("commands/", StringComparison.Ordinal));
                reader.ExecutableFiles();
            },
            "bin/tool", "scripts/run.py");

        found.Select(static surface => $"{surface.Kind} {surface.File} {surface.Place} {string.Join(' ', surface.Command)}").ShouldBe(
        [
            "bin bin/tool  bin/tool",
            "command_script commands/go.md line:10 ls -la",
            "command_script commands/go.md line:8 git status",
            "hook commands/go.md line:3 hooks:\\u{000A}  Stop:\\u{000A}    - hooks: []",
            "script scripts/run.py  scripts/run.py",
        ]);
    }

    private static IReadOnlyList<ExecutableSurface> Servers(string text) =>
        Read(new() { [".mcp.json"] = text }, static reader => reader.McpServers(reader.Document(".mcp.json")!.Value, ".mcp.json", string.Empty));

    private static IReadOnlyList<ExecutableSurface> Read(Dictionary<string, string> files, Action<SurfaceReader> read, params string[] executable)
    {
        var reader = new SurfaceReader(new TextDelivery(files, executable));
        read(reader);
        return reader.Surfaces;
    }
}
