namespace PluginKit.Adapters.Claude.Tests.Measured;

/// <summary>Lays a measured home out below a folder.</summary>
internal static class MeasuredLayout
{
    private const string Copy = "home/.claude/plugins/cache/mk/alpha/1.0.0";

    /// <summary>The files, by absolute path.</summary>
    public static IReadOnlyDictionary<string, string> Files(MeasuredHome home, string root)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        AddPlugin(files, "ext/mk/plugins/alpha", "alpha");
        AddPlugin(files, "ext/mk/plugins/beta", "beta");
        files["ext/mk/.claude-plugin/marketplace.json"] = """{"name": "mk", "owner": {"name": "o"}, "plugins": [{"name": "alpha", "source": "./plugins/alpha"}, {"name": "beta", "source": "./plugins/beta"}]}""";
        files["home/.claude/settings.json"] = """{"enabledPlugins": {"alpha@mk": true}}""";
        files["home/.claude/plugins/known_marketplaces.json"] = """{"mk": {"source": {"source": "directory", "path": "$E/mk"}, "installLocation": "$E/mk", "lastUpdated": "t"}}""";
        files["home/.claude/plugins/installed_plugins.json"] =
            """{"version": 2, "plugins": {"alpha@mk": [{"scope": "user", "installPath": "$H/.claude/plugins/cache/mk/alpha/1.0.0", "version": "1.0.0"}]}}""";
        foreach (var change in home.Changes)
        {
            if (change == "@copy")
            {
                AddPlugin(files, Copy, "alpha");
                continue;
            }
            var parts = change.Split('=', 2);
            if (parts[1].Length == 0)
            {
                files.Remove(parts[0]);
            }
            else
            {
                files[parts[0]] = parts[1];
            }
        }
        return files.ToDictionary(file => $"{root}/{file.Key}", file => Placed(file.Value, root));
    }

    private static void AddPlugin(SortedDictionary<string, string> files, string folder, string name)
    {
        files[$"{folder}/.claude-plugin/plugin.json"] = $$"""{"name": "{{name}}", "version": "1.0.0"}""";
        files[$"{folder}/.mcp.json"] = $$$"""{"{{{name}}}-srv": {"command": "${CLAUDE_PLUGIN_ROOT}/bin/x"}}""";
    }

    private static string Placed(string text, string root) => text
        .Replace("$H", $"{root}/home", StringComparison.Ordinal)
        .Replace("$P", $"{root}/project", StringComparison.Ordinal)
        .Replace("$E", $"{root}/ext", StringComparison.Ordinal);
}
