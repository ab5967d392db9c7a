using System.Text.Json.Nodes;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>The marketplace file of our own, and the entry in a shared one.</summary>
internal static class OwnPointer
{
    /// <summary>Name of the personal marketplace when we make its file.</summary>
    public const string PreparedMarketplace = "pluginkit";

    /// <summary>The words of the client in what is written here; a plan may show them.</summary>
    public static IReadOnlyList<string> Words { get; } = ["local", "AVAILABLE", "ON_INSTALL", "Productivity", PreparedMarketplace];

    /// <summary>The text of our own marketplace, which names the live generation.</summary>
    public static string Text(OwnTarget target, string digest)
    {
        var document = new JsonObject
        {
            ["name"] = target.OwnMarketplace,
            ["interface"] = new JsonObject { ["displayName"] = target.IntegrationId },
            ["plugins"] = new JsonArray(Entry(target.IntegrationId, target.Generations.RelativePathOf(digest))),
        };
        return document.ToJsonString(PointerJson.Indented) + "\n";
    }

    public static JsonObject Entry(string name, string path) => new()
    {
        ["name"] = name,
        ["source"] = new JsonObject { ["source"] = "local", ["path"] = path },
        ["policy"] = new JsonObject { ["installation"] = "AVAILABLE", ["authentication"] = "ON_INSTALL" },
        ["category"] = "Productivity",
    };
}
