using System.Text;

namespace PluginKit.Catalog.Tests.Hostile;

/// <summary>The odd inputs B31 to B44 of the list of malicious and odd inputs, as far as they concern an authored package.</summary>
internal static class HostileInputs
{
    // YAML itself refuses an escaped control character.
    private static readonly IEnumerable<string> Written = Addresses.Bad.Where(static address => !address.Contains("u0000", StringComparison.Ordinal));

    private static readonly string[] Paths = ["/abs", "../x", "%2e%2e/x", "~/.ssh", "$HOME", "${CLAUDE_PLUGIN_ROOT}/../..", "**/*", "./../x"];

    public static IReadOnlyDictionary<string, IReadOnlyList<HostileInput>> ById { get; } = new Dictionary<string, IReadOnlyList<HostileInput>>(StringComparer.Ordinal)
    {
        ["B31"] =
        [
            .. new[] { "[]", "[a]", "text", "5", "", "\uFEFF" }.Select(static text => HostileInput.Manifest(Encoding.UTF8.GetBytes(text))),
            HostileInput.Manifest(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("api_version: v1")).ToArray()),
            HostileInput.Manifest(Encoding.Latin1.GetBytes("api_version: v1\nname: a\ndescription: é\n")),
            HostileInput.File(".claude-plugin/plugin.json", "[]", "native_manifest_invalid", isListed: true),
            HostileInput.File(".codex-plugin/plugin.json", "", "native_manifest_invalid", isListed: true),
        ],
        ["B32"] =
        [
            HostileInput.Manifest("a: " + new string('[', 100_000)),
            HostileInput.Manifest("description: " + new string('a', 2 << 20)),
            HostileInput.Manifest(string.Join('\n', Enumerable.Range(0, 50_000).Select(static number => $"k{number}: v"))),
            HostileInput.File(".codex-plugin/plugin.json", new string('[', 100_000), "native_manifest_invalid", isListed: true),
            HostileInput.File("plugin/targets/claude/settings.json", new string(' ', 2 << 20), "overlay_invalid"),
        ],
        ["B33"] =
        [
            HostileInput.Manifest("license: MIT\nlicense: ISC"),
            HostileInput.File("plugin/targets/claude/settings.json", """{"a": 1, "a": 2}""", "overlay_invalid"),
            HostileInput.File(".codex-plugin/plugin.json", """{"name": "a", "name": "b"}""", "native_manifest_invalid", isListed: true),
        ],
        ["B34"] =
        [
            HostileInput.Manifest("__proto__: {isAdmin: true}", "manifest_unknown_field", isListed: true),
            HostileInput.Manifest("constructor: {prototype: {a: 1}}", "manifest_unknown_field", isListed: true),
        ],
        ["B35"] =
        [
            HostileInput.Manifest("version: 1"), HostileInput.Manifest("version: 1e999"), HostileInput.Manifest("version: .nan"),
            HostileInput.File("plugin/targets/claude/settings.json", """{"a": NaN}""", "overlay_invalid"),
        ],
        ["B36"] =
        [
            .. new[] { "\"\"", "\"  \"", new string('a', 65), "A", "-a", "a--b", "a..b", "\"..\"", "日本", "аpm", "CON" }.Select(static name => HostileInput.Manifest("name: " + name)),
        ],
        ["B37"] =
        [
            .. new[] { "\" \"", "../1", "\"1.0\\n../1\"", "1\\\\2", "\"..\"", new string('1', 10_240) }.Select(static version => HostileInput.Manifest("version: " + version)),
            .. new[] { "latest", "\"*\"", "main" }.Select(static version => HostileInput.Manifest("version: " + version, "version_irregular", isListed: true)),
            HostileInput.Manifest("version: 1 beta", "native_manifest_invalid", isListed: true),
        ],
        ["B38"] =
        [
            .. Paths.Select(HostileInput.NativePath), .. new[] { "skills", "agents", "outputStyles", "hooks", "mcpServers", "lspServers" }.Select(static member => HostileInput.NativeMember(member, "./../x")),
            .. new[] { "/abs", "../x", "~/x", "a/../../x", "C:/x" }.Select(static path => HostileInput.File("plugin/launcher.yaml", $"runtime: go\nentrypoint: \"{path}\"\n", "launcher_invalid")),
            .. Paths.Append("./%2e%2e/x").Append("./**").Select(HostileInput.SourceRoot),
        ],
        ["B39"] =
        [
            HostileInput.Manifest("description: &a x"), HostileInput.Manifest("a: &a [x]\nb: [*a, *a]"), HostileInput.Manifest("description: !!python/object x"),
            HostileInput.Manifest("author:\n\tname: x"), HostileInput.Manifest("name: true"), HostileInput.Manifest("description: [unterminated"),
            HostileInput.Manifest("description: " + new string('a', 1_000_000)), HostileInput.Manifest("description: \"a\\0b\""),
        ],
        ["B40"] =
        [
            HostileInput.Skill("---\nname: other\ndescription: D.\n---\n"), HostileInput.Skill($"---\nname: taught\ndescription: {new string('a', 1025)}\n---\n"),
            HostileInput.Skill("---\nname: taught\ndescription: D.\n"), HostileInput.Skill("No front matter."), HostileInput.Skill("---\n---\n"),
            HostileInput.Skill("---\nname: [\n---\n"), HostileInput.Skill("---\n- a\n---\n"), HostileInput.Skill(new string('-', 2 << 20)),
        ],
        ["B41"] =
        [
            HostileInput.Server("stdio", "{command: \"sh -c x\"}", "server_risky", isListed: true),
            HostileInput.Server("stdio", "{command: x, env: {LD_PRELOAD: a}}", "server_risky", isListed: true),
            HostileInput.Server("stdio", "{command: x, env: {Path: a}}", "server_risky", isListed: true),
            HostileInput.Server("stdio", "{command: x, env: {PLUGIN_ROOT: a}}", "server_risky", isListed: true),
            HostileInput.Server("stdio", "{command: x}\n    remote: {protocol: sse, url: https://u}"),
            HostileInput.Server("remote", "{protocol: sse, url: \"https://me:secret@host/x\"}"),
            HostileInput.Server("remote", "{protocol: sse, url: \"javascript:alert(1)\"}"),
            HostileInput.Server("remote", "{protocol: sse, url: \"file:///etc/passwd\"}"),
            HostileInput.Server("remote", "{protocol: sse, url: nowhere}"),
            HostileInput.Server("remote", "{protocol: sse, url: \"https://host/#x\"}", "server_risky", isListed: true),
            HostileInput.Server("remote", "{protocol: sse, url: https://u, headers: {A: \"b\\r\\nC: d\"}}"),
            HostileInput.Server("remote", "{protocol: sse, url: https://u, headers: {Auth: a, AUTH: b}}"),
            .. Written.SelectMany(static address => new[] { $"homepage: \"{address}\"", $"repository: \"{address}\"", $"author: {{name: Ada, url: \"{address}\"}}" }).Select(static line => HostileInput.Manifest(line, "address_unusable", isListed: true)),
            .. Written.Select(static address => HostileInput.File("plugin/targets/codex-package/package.yaml", $"homepage: \"{address}\"\n", "address_unusable", isListed: true)),
            HostileInput.File(".claude-plugin/plugin.json", """{"name": "x", "homepage": "javascript:x"}""", "address_unusable", isListed: true),
            HostileInput.File(".codex-plugin/plugin.json", """{"interface": {"websiteURL": "javascript:x"}}""", "address_unusable", isListed: true),
            HostileInput.File("plugin/targets/codex-package/interface.json", """{"websiteURL": "data:text/html,x"}""", "address_unusable", isListed: true),
        ],
        ["B42"] =
        [
            HostileInput.Manifest("api_version: v2"), HostileInput.Manifest("api_version: V1"), HostileInput.Manifest("$schema: https://x/v9", "manifest_unknown_field", isListed: true),
            HostileInput.File("plugin/mcp/servers.yaml", "api_version: v2\nservers: {a: {type: stdio, stdio: {command: x}}}\n", "servers_invalid"),
        ],
        ["B43"] =
        [
            HostileInput.Manifest("name: first", "catalog_duplicate_id"), HostileInput.Manifest("name: First", "manifest_invalid"),
            HostileInput.File("plugin/plugin.yaml", "api_version: v1\nname: First\nversion: 1.0.0\ndescription: D.\ntargets: [claude]\n", "catalog_duplicate_id"),
            HostileInput.Manifest("dependencies: [{id}]", "manifest_unknown_field", isListed: true), HostileInput.Manifest("renames: {a: b, b: a}", "manifest_unknown_field", isListed: true),
        ],
        ["B44"] =
        [
            HostileInput.Manifest("description: \"Notes\U000E0041\U000E0042\"", "hidden_text", isListed: true), HostileInput.Manifest("description: \"a\u202Eb\"", "hidden_text", isListed: true),
            HostileInput.Manifest("description: \"a\U000E0100b\"", "hidden_text", isListed: true), HostileInput.Manifest("keywords: [\"a\u200Bb\"]", "hidden_text", isListed: true),
            HostileInput.Manifest("author: {name: \"a\u2066b\"}", "hidden_text", isListed: true),
            HostileInput.Skill("---\nname: taught\ndescription: D.\nallowed-tools: \"Ba\u200Bsh\"\n---\n", "hidden_text"), HostileInput.Skill("---\nname: taught\ndescription: D.\nallowed-tools: [Read, \"Ba\u200Bsh\"]\n---\n", "hidden_text"),
            HostileInput.Server("stdio", "{command: x, args: [\"a\u200Bb\"]}", "hidden_text", isListed: true), HostileInput.Server("stdio", "{command: x, env: {A: \"a\u202Eb\"}}", "hidden_text", isListed: true),
            HostileInput.File("plugin/mcp/servers.yaml", "api_version: v1\nservers: {сlock: {type: stdio, stdio: {command: x}}}\n", "servers_invalid"),
        ],
    };
}
