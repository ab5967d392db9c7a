namespace PluginKit.Adapters.Codex.Tests.Reading;

/// <summary>Configuration files, and whether the client refuses every command because of them.</summary>
internal static class MeasuredConfigurations
{
    public static TheoryData<string, bool> Files { get; } = new()
    {
        { "unknown_key = 1\n", false },
        { "project_root_markers = [\"pkg.json\"]\n", false },
        { "[profiles.x.features]\nplugins = false\n", false },
        { "[plugins.\"bad name\"]\nenabled = true\n", false },
        { "[plugins.\"a@b\"]\nenabled = true\nxx = 5\n", false },
        { "[plugins.\"a@b\".mcp_servers.x]\nenabled = false\n", false },
        { "a = = 1\n", true },
        { "profile = \"x\"\n", true },
        { "project_root_markers = \"x\"\n", true },
        { "features = 5\n", true },
        { "[features]\nplugins = \"no\"\n", true },
        { "[features]\nfoo = \"x\"\n", true },
        { "plugins = []\n", true },
        { "[[plugins]]\nx = 1\n", true },
        { "[plugins.\"a@b\"]\nenabled = \"yes\"\n", true },
        { "[plugins.\"a@b\"]\nenabled = true\nmcp_servers = 3\n", true },
        { "[marketplaces]\nz = 5\n", true },
        { "[marketplaces.z]\nsource_type = \"foo\"\nsource = \"/x\"\n", true },
        { "[marketplaces.z]\nsource_type = 5\n", true },
        { "[marketplaces.z]\nsource_type = \"local\"\nsource = 5\n", true },
        { "[marketplaces.z]\nsource_type = \"local\"\nsource = \"/x\"\nref = 5\n", true },
        { "[projects]\nx = 5\n", true },
        { "[projects.\"/x\"]\ntrust_level = \"maybe\"\n", true },
        { "[projects.\"/x\"]\ntrust_level = 5\n", true },
    };

    /// <summary>Files with a marketplace table that the client takes, after which it cannot list: it says so for every plugin.</summary>
    public static TheoryData<string> BrokenMarketplaces { get; } = new()
    {
        "[marketplaces.z]\n",
        "[marketplaces.z]\nsource_type = \"local\"\n",
        "[marketplaces.z]\nsource = \"/nowhere\"\n",
        "[marketplaces.z]\nsource_type = \"local\"\nsource = \"/nowhere\"\n",
        "[marketplaces.z]\nsource_type = \"local\"\nsource = \"rel/x\"\n",
        "[marketplaces.z]\nsource_type = \"git\"\nsource = \"https://example.test/x.git\"\n",
        "[marketplaces.\"bad name\"]\nsource_type = \"local\"\nsource = \"/x\"\n",
    };

    /// <summary>Requirements of the administrator for a marketplace at <c>/src/mk</c> (also reached by the link <c>/src/lk</c>): whether its plugin loads, or the client refuses everything.</summary>
    public static TheoryData<string, string> Requirements { get; } = new()
    {
        { string.Empty, "loads" },
        { "unknown = 1\n", "loads" },
        { "[plugins.\"alpha@mk\"]\nenabled = false\n", "loads" },
        { "[features]\nplugins = true\n", "loads" },
        { "[marketplaces]\nrestrict_to_allowed_sources = false\n", "loads" },
        { "[marketplaces.allowed_sources.x]\nsource = \"local\"\npath = \"/none\"\n", "loads" },
        { Only("source = \"local\"\npath = \"/src/mk\""), "loads" },
        { Only("source = \"local\"\npath = \"/src/mk/\""), "loads" },
        { Only("source = \"local\"\npath = \"/src/lk\""), "loads" },
        { Only("source = \"local\"\npath = \"/src/mk/../mk\""), "loads" },
        { "[marketplaces]\nrestrict_to_allowed_sources = true\n", "blocked" },
        { Only("source = \"local\"\npath = \"/src\""), "blocked" },
        { Only("source = \"local\"\npath = \"mk\""), "blocked" },
        { Only("source = \"local\""), "blocked" },
        { Only("source = \"git\"\nurl = \"https://x\"\npath = \"/src/mk\""), "blocked" },
        { Only("source = \"host_pattern\"\nhost_pattern = \"(\""), "blocked" },
        { Only(string.Empty), "blocked" },
        { "[features]\nplugins = false\n", "blocked" },
        { "garbage [", "refused" },
        { "marketplaces = 5\n", "refused" },
        { "features = 5\n", "refused" },
        { "[features]\nplugins = \"no\"\n", "refused" },
        { "[marketplaces]\nx = 1\n", "refused" },
        { "[marketplaces]\nrestrict_to_allowed_sources = \"yes\"\n", "refused" },
        { "[marketplaces]\nrestrict_to_allowed_sources = true\nallowed_sources = []\n", "refused" },
        { "[marketplaces.allowed_sources]\nx = 5\n", "refused" },
        { Only("source = \"foo\""), "refused" },
        { Only("source = \"local\"\npath = 5"), "refused" },
        { Only("source = \"local\"\npath = \"/src/mk\"\nextra = 1"), "refused" },
    };

    /// <summary>Rules for Git marketplaces: source, configured ref, rule, whether it is allowed.</summary>
    public static TheoryData<string, string?, string, bool> GitRules { get; } = new()
    {
        { "https://github.com/a/b.git", null, "source = \"git\"\nurl = \"https://github.com/a/b\"", true },
        { "https://github.com/a/b", null, "source = \"git\"\nurl = \"https://github.com/a/b.git\"", true },
        { "https://GitHub.com/a/b.git", null, "source = \"git\"\nurl = \"https://github.com/a/b.git\"", false },
        { "git@github.com:a/b.git", null, "source = \"git\"\nurl = \"https://github.com/a/b.git\"", false },
        { "https://github.com/a/b.git", null, "source = \"git\"\nurl = \"https://github.com/a/b.git\"\nref = \"main\"", false },
        { "https://github.com/a/b.git", "main", "source = \"git\"\nurl = \"https://github.com/a/b.git\"\nref = \"main\"", true },
        { "https://github.com/a/b.git", "main", "source = \"git\"\nurl = \"https://github.com/a/b.git\"", true },
        { "https://GitHub.com/a/b.git", null, "source = \"host_pattern\"\nhost_pattern = \"^github\\\\.com$\"", true },
        { "git@github.com:a/b.git", null, "source = \"host_pattern\"\nhost_pattern = \"^github\\\\.com$\"", true },
        { "ssh://git@github.com/a/b.git", null, "source = \"host_pattern\"\nhost_pattern = \"^github\\\\.com$\"", true },
        { "https://u:p@github.com:443/a/b.git", null, "source = \"host_pattern\"\nhost_pattern = \"github\"", true },
        { "https://example.test/a/b.git", null, "source = \"host_pattern\"\nhost_pattern = \"github\"", false },
    };

    public static string Only(string rule) => $"[marketplaces]\nrestrict_to_allowed_sources = true\n[marketplaces.allowed_sources.x]\n{rule}\n";
}
