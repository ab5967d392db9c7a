namespace PluginKit.Catalog.Tests.Hostile;

/// <summary>The odd inputs B31 to B44 as entries of a client's marketplace.</summary>
internal static class HostileMarketplaces
{
    private const string Unsupported = "marketplace_entry_unsupported";

    public static readonly string[] Paths =
        ["/abs", "../x", "a/../../x", ".//x", "././x", "%2e%2e/x", "~/.ssh", "$HOME", "${CLAUDE_PLUGIN_ROOT}/../..", "**/*", "./../x", "C:/x", "a\\\\b", "\\\\\\\\srv\\\\share", "./a\\u0000b"];

    public static IReadOnlyDictionary<string, IReadOnlyList<HostileEntry>> ById { get; } = new Dictionary<string, IReadOnlyList<HostileEntry>>(StringComparer.Ordinal)
    {
        ["B31"] = [.. new[] { "[]", "[1]", "\"text\"", "5", "true", "null", "{}" }.Select(static json => HostileEntry.Left(json, Unsupported))],
        ["B33"] =
        [
            HostileEntry.Listed(""" "license": "MIT", "license": "ISC" """, Unsupported), new("""{ "name": "other", "name": "odd", "source": "./odd" }""", Unsupported, HostileEntry.OddId),
            new("""{ "name": "odd", "source": "./odd", "source": "./plugins/first" }""", Unsupported, HostileEntry.OddId),
        ],
        ["B34"] = [HostileEntry.Listed(""" "__proto__": { "isAdmin": true }, "constructor": { "prototype": { "a": 1 } } """, code: null)],
        ["B35"] =
        [
            HostileEntry.Listed(""" "version": 1 """, Unsupported, "version"), HostileEntry.Listed(""" "version": 1e999 """, Unsupported, "version"),
            HostileEntry.Listed(""" "description": ["d"] """, Unsupported, "description"), HostileEntry.Listed(""" "homepage": { } """, Unsupported, "homepage"),
            HostileEntry.Left("""{ "name": 5, "source": "./odd" }""", Unsupported), HostileEntry.Source("1e999", Unsupported),
        ],
        ["B36"] = [.. new[] { "", "  ", new string('a', 65), "-a", "a..b", "..", "日本", "аpm", "CON", "a/b", "a b", "a\\u0000" }.Select(HostileEntry.Named)],
        ["B37"] =
        [
            .. new[] { " ", "../1", "1.0.0\\n../1", "1\\\\2", "..", "a\\tb", new string('1', 10_240) }.Select(static version => Version(version)),
            .. new[] { "latest", "LATEST", "*", "main" }.Select(static version => Version(version)),
            HostileEntry.Listed(""" "version": "1.0.0\n" """, code: null), HostileEntry.Listed(""" "version": "" """, code: null),
        ],
        ["B38"] =
        [
            .. Paths.Select(static path => HostileEntry.Source($"\"{path}\"", Unsupported)),
            .. Paths.Select(static path => HostileEntry.Source($$"""{ "source": "local", "path": "{{path}}" }""", Unsupported)),
            .. Paths.Where(static path => path is not ("/abs" or ".//x")).Select(static path => HostileEntry.Source($$"""{ "source": "git-subdir", "url": "https://github.com/o/r", "path": "{{path}}" }""", Unsupported)),
            .. Paths.Select(static path => HostileEntry.Listed($$""" "commands": "{{path}}" """, Unsupported)),
            .. new[] { "agents", "hooks", "lspServers", "mcpServers", "outputStyles", "skills" }.Select(static member => HostileEntry.Listed($$""" "{{member}}": ["./fine", "../x"] """, Unsupported)),
            HostileEntry.Source("\"./\"", "manifest_missing"), HostileEntry.Listed(""" "skills": ["./", "./skills"], "mcpServers": "https://bundles.example/x.mcpb" """, code: null),
        ],
        ["B39"] = [HostileEntry.Left($$"""{ "name": "odd", "source": "./odd", "description": "{{new string('a', 1_100_000)}}" }""", Unsupported)],
        ["B41"] =
        [
            HostileEntry.Listed(""" "mcpServers": { "a": { "command": "sh -c x", "url": "javascript:x", "env": { "LD_PRELOAD": "a" } } } """, code: null),
            HostileEntry.Listed(""" "mcpServers": "javascript:alert(1)" """, Unsupported), HostileEntry.Listed(""" "mcpServers": "https://me:secret@host/x.mcpb" """, Unsupported),
            .. Addresses.Bad.Select(static address => HostileEntry.Listed($$""" "homepage": "{{address}}" """, "address_unusable", "homepage")),
            .. Addresses.Bad.Select(static address => HostileEntry.Listed($$""" "repository": "{{address}}" """, "address_unusable", "repository")),
            .. Addresses.Bad.Select(static address => HostileEntry.Listed($$""" "author": { "name": "Ada", "url": "{{address}}" } """, "address_unusable", "author.url")),
        ],
        ["B42"] = [HostileEntry.Listed(""" "$schema": "https://x/v9", "$Schema": 5 """, code: null)],
        ["B43"] =
        [
            HostileEntry.Source("""{ "source": "carrier-pigeon" }""", Unsupported), HostileEntry.Source("null", Unsupported),
            new("""{ "name": "first", "source": "./odd" }""", "catalog_duplicate_id", "first"), new("""{ "name": "FIRST", "source": "./odd" }""", "catalog_duplicate_id", "first"),
            HostileEntry.Listed(""" "dependencies": ["odd"], "renames": { "first": "last", "last": "first" } """, code: null),
        ],
        ["B44"] =
        [
            .. Hidden.Texts.Select(static text => HostileEntry.Listed($$""" "description": "{{text}}" """, "hidden_text", "description")),
            HostileEntry.Listed(""" "displayName": "No\u200Btes" """, "hidden_text", "displayName"), HostileEntry.Listed(""" "keywords": ["fine", "a\u202Eb"] """, "hidden_text", "keywords[1]"),
            HostileEntry.Listed(""" "tags": ["a\u2066b"] """, "hidden_text", "tags[0]"), HostileEntry.Listed(""" "category": "a\u200Eb" """, "hidden_text", "category"),
            HostileEntry.Listed(""" "author": { "name": "A\u200Bda" } """, "hidden_text", "author.name"), HostileEntry.Listed(""" "license": "M\u00ADIT" """, "hidden_text", "license"),
            HostileEntry.Listed(""" "mcpServers": { "a": { "args": ["\u200B"] } } """, "hidden_text", "mcpServers.a.args[0]"),
            HostileEntry.Listed(""" "a\u200Bb": 1 """, "hidden_text", "?"), HostileEntry.Listed(""" "x": "\ud800" """, "hidden_text", "x"),
            .. Hidden.Fine.Select(static text => HostileEntry.Listed($$""" "description": "{{text}}" """, code: null)),
        ],
    };

    private static HostileEntry Version(string version) => HostileEntry.Listed($$""" "version": "{{version}}" """, "version_irregular", "version");
}
