using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Targets;

namespace PluginKit.Adapters.Claude.Layout;

/// <summary>The marketplace that PluginKit makes for one integration: its name in the client, its folder, its pointer file.</summary>
internal sealed class OwnMarketplace
{
    public OwnMarketplace(HostEnvironment environment, string integrationId)
        : this(integrationId, environment.OwnedRoot(ClaudeAdapter.TargetId, integrationId))
    {
    }

    public OwnMarketplace(string integrationId, string root)
    {
        IntegrationId = integrationId;
        Root = root;

        // Lower case as the existing tool writes it, so that both tools find each other's entries.
        Name = OwnMarketplaceName.Of(LowerCase(integrationId));
    }

    public string IntegrationId { get; }

    public string Name { get; }

    public string Root { get; }

    /// <summary>The client's own id of the plugin.</summary>
    public string PluginRef => $"{IntegrationId}@{Name}";

    /// <summary>The one small file that names the live generation.</summary>
    public string Pointer => Path.Combine(Root, ".claude-plugin", "marketplace.json");

    public GenerationLayout Generations => new(Root, IntegrationId);

    /// <summary>Where the existing tool puts the files.</summary>
    public string LegacyPlugin => Path.Combine(Root, "plugins", IntegrationId);

    /// <summary>The source as the client records it for a directory marketplace.</summary>
    public JsonObject Source => new() { ["source"] = "directory", ["path"] = Root };

    /// <summary>The text of the pointer file for a delivery.</summary>
    public string PointerText(DeliveryView delivery)
    {
        var entry = new JsonObject
        {
            ["name"] = IntegrationId,
            ["source"] = Generations.RelativePathOf(delivery.Digest),
        };
        if (delivery.Description.Length > 0)
        {
            entry["description"] = delivery.Description;
        }
        if (delivery.Version.Length > 0)
        {
            entry["version"] = delivery.Version;
        }
        return PrettyJson.Write(new JsonObject
        {
            ["name"] = Name,
            ["owner"] = new JsonObject { ["name"] = "plugin-kit-ai" },
            ["plugins"] = new JsonArray(entry),
        });
    }

    private static string LowerCase(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.ToLowerInvariant(source[i]);
        }
    });
}
