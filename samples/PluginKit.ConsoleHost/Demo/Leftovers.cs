namespace PluginKit.ConsoleHost.Demo;

/// <summary>What may stay behind in a home after everything was removed: files that the clients keep for themselves, our own empty state and the operation log.</summary>
internal static class Leftovers
{
    private static readonly string[] Allowed =
    [
        ".claude.json", ".claude/backups/", ".claude/plugins/cache/", ".claude/plugins/known_marketplaces.json", ".claude/plugins/installed_plugins.json",
        ".claude/telemetry/", ".codex/config.toml", ".codex/plugins/cache/", ".codex/tmp/", ".plugin-kit-ai/state.json", ".plugin-kit-ai/pluginkit/lock", ".plugin-kit-ai/pluginkit/log/",
    ];

    /// <summary>Files that are new or different and have no business being there.</summary>
    public static IReadOnlyList<string> Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        var found = new List<string>();
        foreach (var (path, digest) in after)
        {
            var portable = path.Replace('\\', '/');
            var isAllowed = Allowed.Any(allowed => allowed.EndsWith('/') ? portable.StartsWith(allowed, StringComparison.Ordinal) : portable.StartsWith(allowed, StringComparison.Ordinal));
            if (!isAllowed && (!before.TryGetValue(path, out var was) || !string.Equals(was, digest, StringComparison.Ordinal)))
            {
                found.Add(portable);
            }
        }

        found.AddRange(before.Keys.Where(path => !after.ContainsKey(path)).Select(static path => $"{path} (gone)"));
        return found;
    }
}
