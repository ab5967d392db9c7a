using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Clients;

/// <summary>Packages of our own that ship nothing native: one for each surface, and one with all of them.</summary>
internal static class AuthoredOnly
{
    private const string Targets = "claude, codex-package";

    private static readonly Dictionary<string, Func<TestPackage, TestPackage>> Surfaces = new(StringComparer.Ordinal)
    {
        ["manifest"] = static package => package,
        ["metadata"] = static package => package.With(
            "plugin/plugin.yaml",
            """
            api_version: v1
            name: demo
            version: 0.1.0
            description: "Größe <b> & \"quotes\""
            author: {name: Ada, email: ada@example.org, url: https://example.org/ada}
            homepage: https://example.org
            repository: https://example.org/demo
            license: MIT
            keywords: [b, a]
            targets: [claude, codex-package]
            """),
        ["overlay metadata"] = static package => package
            .With("plugin/targets/claude/package.yaml", "homepage: https://claude.example.org\nkeywords: [claude]\n")
            .With("plugin/targets/codex-package/package.yaml", "homepage: https://codex.example.org\nauthor: {name: Grace}\n"),
        ["program"] = static package => package
            .With("bin/tool", "#!/bin/sh\n", executable: true)
            .With("plugin/mcp/servers.yaml", "api_version: v1\nservers:\n  own: {type: stdio, stdio: {command: \"${package.root}/bin/tool\", args: [\"\", \"--x\"], env: {TOKEN: \"${TOKEN}\"}}}\n"),
        ["address"] = static package => package.With(
            "plugin/mcp/servers.yaml",
            "api_version: v1\nservers:\n  far: {type: remote, remote: {protocol: streamable_http, url: https://example.org/mcp, headers: {Authorization: \"Bearer ${TOKEN}\", X-A: b}}}\n"),
        ["skills"] = static package => package.With("plugin/skills/greet/SKILL.md", "---\nname: greet\ndescription: Greets.\n---\nHello.\n").With("plugin/skills/greet/run.sh", "#!/bin/sh\n", executable: true),
        ["hooks"] = static package => package
            .With("scripts/stop.sh", "#!/bin/sh\n", executable: true)
            .With("plugin/targets/claude/hooks/hooks.json", """{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "${CLAUDE_PLUGIN_ROOT}/scripts/stop.sh"}]}]}}""")
            .With("plugin/targets/codex-package/hooks/hooks.json", """{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "true"}]}]}}"""),
        ["commands"] = static package => package.With("plugin/targets/claude/commands/hi.md", "---\ndescription: Says hi.\n---\nSay hi.\n"),
        ["agents"] = static package => package.With("plugin/targets/claude/agents/reviewer.md", "---\nname: reviewer\ndescription: Reviews.\n---\nReview.\n"),
        ["settings"] = static package => package.With("plugin/targets/claude/settings.json", "{}\n"),
        ["languages"] = static package => package.With("plugin/targets/claude/lsp.json", """{"go": {"command": "gopls", "extensionToLanguage": {".go": "go"}}}"""),
        ["questions"] = static package => package.With("plugin/targets/claude/user-config.json", """{"api_key": {"type": "string", "title": "Key", "description": "Of the service.", "sensitive": true, "required": false}}"""),
        ["extra members"] = static package => package
            .With("plugin/targets/claude/manifest.extra.json", """{"displayName": "Demo"}""")
            .With("plugin/targets/codex-package/manifest.extra.json", """{"x-mine": 1}"""),
        ["presentation"] = static package => package
            .With("plugin/targets/codex-package/interface.json", """{"displayName": "Demo", "category": "Productivity", "defaultPrompt": ["Do it."], "capabilities": ["Read"], "screenshots": []}""")
            .With("plugin/targets/codex-package/app.json", """{"apps": {"demo": {"id": "connector_1"}}}"""),
    };

    public static TheoryData<string> Names => [.. Surfaces.Keys.Append("everything")];

    public static TestPackage Make(string name)
    {
        var package = TestPackage.For(Targets, DiskKind.Virtual);
        return name == "everything"
            ? Surfaces.Where(static surface => surface.Key != "address").Aggregate(package, static (made, surface) => surface.Value(made))
            : Surfaces[name](package);
    }
}
