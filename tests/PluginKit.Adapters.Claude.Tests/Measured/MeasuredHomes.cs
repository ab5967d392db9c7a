namespace PluginKit.Adapters.Claude.Tests.Measured;

/// <summary>The measured homes: the rows of what makes a plugin listed and loaded, and what was measured beyond them.</summary>
public static partial class MeasuredHomes
{
    private const string Settings = "home/.claude/settings.json=";
    private const string Project = "project/.claude/settings.json=";
    private const string Local = "project/.claude/settings.local.json=";
    private const string Installed = "home/.claude/plugins/installed_plugins.json=";
    private const string Known = "home/.claude/plugins/known_marketplaces.json=";
    private const string Catalog = "ext/mk/.claude-plugin/marketplace.json=";
    private const string Manifest = "ext/mk/plugins/alpha/.claude-plugin/plugin.json=";
    private const string On = """{"enabledPlugins": {"alpha@mk": true}}""";
    private const string Both = """{"enabledPlugins": {"alpha@mk": true, "beta@mk": true}}""";
    private const string Record = """{"scope": "user", "installPath": "$H/.claude/plugins/cache/mk/alpha/1.0.0", "version": "1.0.0"}""";
    private const string Declared = """ "extraKnownMarketplaces": {"mk": {"source": {"source": "directory", "path": "$E/mk"}}}""";
    private const string Ours = """ "mk": {"source": {"source": "directory", "path": "$E/mk"}, "installLocation": "$E/mk", "lastUpdated": "t"}""";
    private const string Clone = Known + """{"mk": {"source": {"source": "git", "url": "https://git.example.com/a/b.git"}, "installLocation": "$E/mk", "lastUpdated": "t"}}""";

    private const string Active = "observed_active";
    private const string Disabled = "observed_disabled";
    private const string Prepared = "observed_prepared";
    private const string Degraded = "observed_degraded";
    private const string Runs = "running_without_source";
    private const string Step = "user_step_needed";

    /// <summary>All of them.</summary>
    public static TheoryData<MeasuredHome> All => [.. Files, .. Registries, .. Scopes, .. Sources, .. Manifests];

    /// <summary>Those in which nothing runs from a copy and every manifest and entry is as it should be.</summary>
    public static TheoryData<MeasuredHome> Basic => [.. Files.Concat(Registries).Concat(Scopes).Where(static home => !home.Name.Contains("invalid entry", StringComparison.Ordinal) && !home.Name.Contains("without its time", StringComparison.Ordinal))];

    /// <summary>What the three files say (native-clients 1.3).</summary>
    private static MeasuredHome[] Files =>
    [
        new("all there", "alpha", "on", Active, "none"),
        new("all there with a copy", "alpha", "on", Active, "none", "@copy"),
        new("settings only", "", "none", Prepared, Step, Settings + """{"enabledPlugins": {"alpha@mk": true}, """ + Declared + "}", Installed, Known),
        new("no record", "alpha", "none", Degraded, Runs, Installed),
        new("no record, from a clone", "", "none", Prepared, Step, Installed, Clone, "@copy"),
        new("from a clone", "alpha", "on", Active, "none", Clone, "@copy"),
        new("from a clone without a copy", "alpha", "on", Active, "none", Clone) { IsAfterListing = true },
        new("marketplace not registered", "", "error", Degraded, "none", Known + "{}"),
        new("no switch", "", "off", Disabled, "none", Settings + "{}"),
        new("switched off", "", "off", Disabled, "none", Settings + """{"enabledPlugins": {"alpha@mk": false}}"""),
        new("marketplace file gone", "", "error", Degraded, "none", Catalog),
        new("marketplace file broken", "", "error", Degraded, "none", Catalog + "{"),
        new("entry removed", "", "error", Degraded, "none", Catalog + """{"name": "mk", "owner": {"name": "o"}, "plugins": []}"""),
        new("records broken", "alpha", "none", Degraded, Runs, Installed + "{ broken"),
        new("registry broken", "", "error", Degraded, "none", Known + "{ broken"),
        new("settings broken", "", "off", Degraded, "none", Settings + "{ broken"),
        new("manifest broken", "", "error", Degraded, "none", Manifest + "{ broken"),
        new("older form of the records", "alpha", "on", Active, "none", Installed + """{"version": 1, "plugins": {"alpha@mk": {"version": "1.0.0", "installedAt": "t", "installPath": "/x"}}}"""),
    ];

    /// <summary>What the client demands of records and of the registry.</summary>
    private static MeasuredHome[] Registries =>
    [
        .. new[]
        {
            """{"version": 3, "plugins": {"alpha@mk": [$R]}}""",
            """{"plugins": {"alpha@mk": [$R]}}""",
            """{"version": 2, "plugins": {"alpha@mk": [$R], "noat": [$R]}}""",
            """{"version": 2, "plugins": {"alpha@mk": [$R], "a b@mk": [$R]}}""",
            """{"version": 2, "plugins": {"alpha@mk": {"version": "1.0.0", "installedAt": "t", "installPath": "/x"}}}""",
            """{"version": 2, "plugins": {"alpha@mk": [{"scope": "user", "installPath": "/x", "version": 5}]}}""",
            """{"version": 2, "plugins": {"alpha@mk": [{"scope": "user", "installPath": "/x", "auto": "x"}]}}""",
            "\uFEFF" + """{"version": 2, "plugins": {"alpha@mk": [$R]}}""",
        }.Select(static text => new MeasuredHome("records: " + text, "alpha", "none", Degraded, Runs, Installed + text.Replace("$R", Record, StringComparison.Ordinal))),
        new("a record with the least", "alpha", "on", Active, "none", Installed + """{"version": 2, "plugins": {"alpha@mk": [{"scope": "user", "installPath": "/x"}]}}"""),
        new("a managed record", "alpha", "on", Active, "none", Installed + """{"version": 2, "plugins": {"alpha@mk": [{"scope": "managed", "installPath": "/x"}]}}"""),
        new("registry with a mark", "", "error", Degraded, "none", Known + "\uFEFF{" + Ours + "}"),
        new("registry with an invalid entry", "alpha", "on", Degraded, Runs, Known + "{" + Ours + """, "z": 5}""", "@copy"),
        new("registry with an invalid entry, no record", "", "none", Prepared, Step, Known + "{" + Ours + """, "z": 5}""", Installed, "@copy"),
        new("registry entry without its time", "alpha", "on", Degraded, Runs, Known + "{" + Ours.Replace(@", ""lastUpdated"": ""t""", "", StringComparison.Ordinal) + "}", "@copy"),
        new("registry entry without a place", "", "error", Degraded, "none", Known + "{" + Ours.Replace(@", ""installLocation"": ""$E/mk""", "", StringComparison.Ordinal) + "}", "@copy"),
        new("registry entry with another place", "", "error", Degraded, "none", Known + "{" + Ours.Replace(@"Location"": ""$E/mk""", @"Location"": ""$E/none""", StringComparison.Ordinal) + "}", "@copy"),
        new("registry entry with another source", "alpha", "on", Active, "none", Known + "{" + Ours.Replace(@"""path"": ""$E/mk""", @"""path"": ""$E/none""", StringComparison.Ordinal) + "}"),
    ];

    /// <summary>Which settings count, and what makes the client pass over a file (native-clients 1.4).</summary>
    private static MeasuredHome[] Scopes =>
    [
        new("on in the project", "alpha", "on", Active, "none", Settings + "{}", Project + On, Installed + """{"version": 2, "plugins": {"alpha@mk": [{"scope": "project", "projectPath": "$P", "installPath": "/x"}]}}"""),
        new("on in the project, recorded elsewhere", "alpha", "on", Active, "none", Settings + "{}", Project + On, Installed + """{"version": 2, "plugins": {"alpha@mk": [{"scope": "project", "projectPath": "$E", "installPath": "/x"}]}}"""),
        new("recorded elsewhere, nothing here", "", "off", Disabled, "none", Settings + "{}", Installed + """{"version": 2, "plugins": {"alpha@mk": [{"scope": "project", "projectPath": "$E", "installPath": "/x"}]}}"""),
        new("from a clone, on for the user, recorded elsewhere", "", "on", Degraded, Step, Clone, "@copy", Installed + """{"version": 2, "plugins": {"alpha@mk": [{"scope": "project", "projectPath": "$E", "installPath": "$H/.claude/plugins/cache/mk/alpha/1.0.0"}]}}"""),
        new("local hides user", "", "off", Disabled, "none", Local + """{"enabledPlugins": {"alpha@mk": false}}"""),
        new("local wins over project", "alpha", "on", Active, "none", Project + """{"enabledPlugins": {"alpha@mk": false}}""", Local + On),
        new("project wins over user", "alpha", "on", Active, "none", Settings + """{"enabledPlugins": {"alpha@mk": false}}""", Project + On),
        new("project passed over", "alpha", "on", Active, "none", Project + """{"enabledPlugins": {"alpha@mk": false}, "model": 5}"""),
        new("settings with a mark", "alpha", "on", Active, "none", Settings + "\uFEFF" + On),
        new("a member twice", "", "off", Disabled, "none", Settings + """{"enabledPlugins": {"alpha@mk": true, "alpha@mk": false}}"""),
        new("a list as switch", "", "off", Disabled, "none", Settings + """{"enabledPlugins": {"alpha@mk": ["1.0.0"]}}"""),
        .. new[]
        {
            """{"enabledPlugins": {"alpha@mk": true, "beta@mk": "yes"}}""",
            """{"enabledPlugins": {"alpha@mk": true, "beta@mk": null}}""",
            """{"enabledPlugins": {"alpha@mk": true}, "permissions": 5}""",
            """{"enabledPlugins": {"alpha@mk": true}, "extraKnownMarketplaces": {"m": 3}}""",
            """{"enabledPlugins": ["alpha@mk"]}""",
            """{/* why */ "enabledPlugins": {"alpha@mk": true}}""",
            """{"enabledPlugins": {"alpha@mk": true},}""",
            "[]",
        }.Select(static text => new MeasuredHome("settings: " + text, "", "off", Degraded, "none", Settings + text)),
        new("a member that may be anything", "alpha", "on", Active, "none", Settings + """{"enabledPlugins": {"alpha@mk": true}, "hooks": 5, "mine": []}"""),
    ];
}
