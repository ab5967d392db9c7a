namespace PluginKit.Adapters.Claude.Tests.Measured;

/// <summary>What marketplaces, manifests and needs do.</summary>
public static partial class MeasuredHomes
{
    private const string Other = "home/.claude/plugins/cache/mk/alpha/1.0.0/.claude-plugin/plugin.json=";

    private static MeasuredHome[] Sources =>
    [
        new("marketplace of another name", "alpha", "on", Active, "none", Catalog + """{"name": "zz", "owner": {"name": "o"}, "plugins": [{"name": "alpha", "source": "./plugins/alpha"}]}"""),
        .. new[]
        {
            """{"owner": {"name": "o"}, "plugins": [{"name": "alpha", "source": "./plugins/alpha"}]}""",
            """{"name": "mk", "plugins": [{"name": "alpha", "source": "./plugins/alpha"}]}""",
            """{"name": "mk", "owner": "o", "plugins": [{"name": "alpha", "source": "./plugins/alpha"}]}""",
            """{"name": "mk", "owner": {"name": "o"}, "metadata": 5, "plugins": [{"name": "alpha", "source": "./plugins/alpha"}]}""",
            """{"name": "mk", "owner": {"name": "o"}, "plugins": {}}""",
            "\uFEFF" + """{"name": "mk", "owner": {"name": "o"}, "plugins": [{"name": "alpha", "source": "./plugins/alpha"}]}""",
        }.Select(static text => new MeasuredHome("marketplace: " + text, "", "error", Degraded, "none", Catalog + text)),
        new("one bad entry beside it", "alpha", "on", Active, "none", Entries("""{"name": 5}, {"name": "zz"}, {"name": "alpha", "source": "./plugins/alpha"}""")),
        .. new[]
        {
            """{"name": "alpha"}""",
            """{"name": "alpha", "source": "plugins/alpha"}""",
            """{"name": "alpha", "source": "./plugins/alpha", "description": 5}""",
        }.Select(static entry => new MeasuredHome("without a place: " + entry, "", "error", Degraded, "none", Entries(entry))),
        new("an entry without a place runs from the copy", "alpha", "on", Active, "none", Entries("""{"name": "alpha", "source": {"source": "github", "repo": "a/b"}}"""), "@copy"),
        new("an entry without a place and with a broken copy", "", "error", Degraded, "none", Entries("""{"name": "alpha", "source": {"source": "github", "repo": "a/b"}}"""), "@copy", Other + "{"),
        new("an entry that climbs", "alpha", "on", Active, "none", Entries("""{"name": "alpha", "source": "./../mk/plugins/alpha"}""")),
        new("an entry without its folder", "", "error", Degraded, "none", Entries("""{"name": "alpha", "source": "./plugins/none"}"""), "@copy"),
        new("a clone without the folder runs from the copy", "alpha", "error", Degraded, "none", Clone, Entries("""{"name": "alpha", "source": "./plugins/none"}"""), "@copy"),
        new("a clone without the folder and without a copy", "", "error", Degraded, "none", Clone, Entries("""{"name": "alpha", "source": "./plugins/none"}""")),
        new("a clone with a broken manifest runs from the copy", "alpha", "error", Degraded, "none", Clone, Manifest + "{", "@copy"),
        new("a clone with a broken copy", "", "error", Degraded, "none", Clone, "@copy", Other + "{"),
        new("a clone that is gone", "", "error", Degraded, "none", Clone, Catalog, "@copy"),
        new("a file in the folder", "alpha", "on", Active, "none", "ext/mk/m.json=" + Market("""{"name": "alpha", "source": "./plugins/alpha"}"""), FileSource("$E/mk/m.json")),
        new("a file below the folder", "", "error", Degraded, "none", FileSource("$E/mk/.claude-plugin/marketplace.json")),
    ];

    private static MeasuredHome[] Manifests =>
    [
        new("no manifest", "alpha", "on", Active, "none", Manifest),
        new("unknown member", "alpha", "on", Active, "none", Manifest + """{"name": "alpha", "version": "1.0.0", "mine": {}}"""),
        new("missing servers file", "alpha", "on", Active, "none", Manifest + """{"name": "alpha", "version": "1.0.0", "mcpServers": "./none.json"}"""),
        .. new[]
        {
            "{}", """{"name": ""}""", """{"name": "a b"}""", """{"name": "alpha", "version": 5}""", """{"name": "alpha", "version": null}""", """{"name": "alpha", "description": 5}""",
            """{"name": "alpha", "author": "x"}""", """{"name": "alpha", "author": {"email": "x"}}""", """{"name": "alpha", "homepage": "not a url"}""", """{"name": "alpha", "keywords": [5]}""",
            """{"name": "alpha", "repository": {"url": "x"}}""", """{"name": "alpha", "agents": "./agents/"}""", """{"name": "alpha", "agents": "agents/x.md"}""", """{"name": "alpha", "skills": "skills"}""",
            """{"name": "alpha", "skills": 5}""", """{"name": "alpha", "commands": {"x": 5}}""", """{"name": "alpha", "hooks": {"hooks": 5}}""", """{"name": "alpha", "mcpServers": {"x": 5}}""",
            """{"name": "alpha", "lspServers": 5}""", """{"name": "alpha", "userConfig": 5}""", """{"name": "alpha", "outputStyles": 5}""", """{"name": "alpha", "dependencies": "beta"}""", "[]", "",
            "\uFEFF" + """{"name": "alpha"}""",
        }.Select(static text => new MeasuredHome("manifest: " + text, "", "error", Degraded, "none", Manifest + (text.Length == 0 ? " " : text))),
        .. new[]
        {
            """{"name": "alpha", "version": "1.0.0", "agents": ["./agents/x.md"]}""", """{"name": "alpha", "version": "1.0.0", "skills": "./none"}""", """{"name": "alpha", "version": "1.0.0", "commands": "./none"}""",
            """{"name": "alpha", "version": "1.0.0", "skills": "./../x"}""", """{"name": "alpha", "version": "1.0.0", "hooks": "./hooks/hooks.json"}""",
        }.Select(static text => new MeasuredHome("component: " + text, "alpha", "error", Degraded, "none", Manifest + text)),
        new("hooks broken", "alpha", "error", Degraded, "none", "ext/mk/plugins/alpha/hooks/hooks.json={"),
        new("hooks named twice", "alpha", "error", Degraded, "none", """ext/mk/plugins/alpha/hooks/hooks.json={"hooks": {}}""", Manifest + """{"name": "alpha", "version": "1.0.0", "hooks": "./hooks/hooks.json"}"""),
        new("needs what is on", "alpha,beta", "on", Active, "none", Needs("""["beta"]"""), Settings + Both),
        new("needs what is off", "", "error", Degraded, "none", Needs("""["beta"]"""), Settings + """{"enabledPlugins": {"alpha@mk": true, "beta@mk": false}}"""),
        new("needs what is not there", "", "error", Degraded, "none", Needs("""[{"name": "beta", "marketplace": "zz"}]""")),
        new("needs another version", "beta", "error", Degraded, "none", Needs("""[{"name": "beta", "version": "^2.0.0"}]"""), Settings + Both),
        new("needs this version", "alpha,beta", "on", Active, "none", Needs("""[{"name": "beta", "version": "^1.0.0"}]"""), Settings + Both),
        new("needs what is broken", "", "error", Degraded, "none", Needs("""["beta"]"""), Settings + Both, "ext/mk/plugins/beta/.claude-plugin/plugin.json={"),
        new("needs each other", "alpha,beta", "on", Active, "none", Needs("""["beta"]"""), Settings + Both, """ext/mk/plugins/beta/.claude-plugin/plugin.json={"name": "beta", "version": "1.0.0", "dependencies": ["alpha"]}"""),
        new("entry and manifest at odds", "", "error", Degraded, "none", Entries("""{"name": "alpha", "source": "./plugins/alpha", "strict": false, "skills": ["./x"]}""")),
    ];

    private static string Market(string entries) => $$"""{"name": "mk", "owner": {"name": "o"}, "plugins": [{{entries}}]}""";

    private static string Entries(string entries) => Catalog + Market(entries);

    private static string Needs(string what) => Manifest + $$"""{"name": "alpha", "version": "1.0.0", "dependencies": {{what}}}""";

    private static string FileSource(string path) => Known + $$"""{"mk": {"source": {"source": "file", "path": "{{path}}"}, "installLocation": "{{path}}", "lastUpdated": "t"} }""";
}
