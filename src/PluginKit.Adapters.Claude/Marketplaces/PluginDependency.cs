using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.ClientFiles;

namespace PluginKit.Adapters.Claude.Marketplaces;

/// <summary>A plugin that another one needs.</summary>
/// <param name="Name">Its name, as marketplaces list it.</param>
/// <param name="Marketplace">Its marketplace; <see langword="null"/> for that of the plugin which needs it.</param>
/// <param name="Versions">The versions that do, in the notation of npm; <see langword="null"/> for any.</param>
internal sealed record PluginDependency(string Name, string? Marketplace, string? Versions)
{
    /// <summary>No manifest names more; a longer list is read up to here.</summary>
    private const int Maximum = 64;

    public string RefFor(string marketplace) => $"{Name}@{Marketplace ?? marketplace}";

    public static IReadOnlyList<PluginDependency> Read(JsonArray? items) => [.. (items ?? []).Take(Maximum).Select(Of).OfType<PluginDependency>()];

    private static PluginDependency? Of(JsonNode? item)
    {
        if (item is JsonObject entry)
        {
            return entry.Text("name") is { } name ? new(name, entry.Text("marketplace"), entry.Text("version")) : null;
        }
        if ((item as JsonValue)?.Text() is not { Length: > 0 } text)
        {
            return null;
        }
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? new(text, null, null) : new(text[..at], text[(at + 1)..], null);
    }
}
