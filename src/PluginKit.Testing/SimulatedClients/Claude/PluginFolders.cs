using System.Text.Json.Nodes;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>Where the program keeps its copies of plugins and their data.</summary>
internal static class PluginFolders
{
    public static string Cache(ClaudeSession session, string marketplace, string plugin, string version) =>
        Path.Combine(session.Plugins, "cache", marketplace, plugin, Sanitized(version, dots: true));

    public static string Data(ClaudeSession session, string pluginRef) =>
        Path.Combine(session.Plugins, "data", Sanitized(pluginRef, dots: false));

    /// <summary>Marks copies that no record uses any more; the real program deletes them about two weeks later.</summary>
    public static void MarkOrphans(ClaudeSession session, InstalledRecords installed, IEnumerable<JsonObject> gone)
    {
        foreach (var path in gone.Select(static record => (string)record["installPath"]!).Distinct(StringComparer.Ordinal))
        {
            if (!installed.Uses(path) && session.IsDirectory(path))
            {
                session.Write(Path.Combine(path, ".orphaned_at"), session.Epoch);
            }
        }
    }

    private static string Sanitized(string text, bool dots) =>
        string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' || (dots && character == '.') ? character : '-'));
}
