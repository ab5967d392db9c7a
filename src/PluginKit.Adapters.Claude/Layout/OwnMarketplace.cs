using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Claude.Layout;

/// <summary>The marketplace that PluginKit makes for one integration: its name in the client, its folder, its pointer file.</summary>
internal sealed class OwnMarketplace
{
    /// <summary>Hex characters of the delivery digest that name a generation: enough to never meet, short enough for Windows paths.</summary>
    private const int GenerationNameLength = 32;

    public OwnMarketplace(ClaudeLocations locations, string integrationId)
        : this(integrationId, Path.Combine(locations.StateDirectory, "materialized", "claude", integrationId))
    {
    }

    public OwnMarketplace(string integrationId, string root)
    {
        IntegrationId = integrationId;
        Root = root;

        // Lower case as the existing tool writes it, so that both tools find each other's entries.
        Name = "integrationctl-" + LowerCase(integrationId);
    }

    public string IntegrationId { get; }

    public string Name { get; }

    public string Root { get; }

    /// <summary>The client's own id of the plugin.</summary>
    public string PluginRef => $"{IntegrationId}@{Name}";

    /// <summary>The one small file that names the live generation.</summary>
    public string Pointer => Path.Combine(Root, ".claude-plugin", "marketplace.json");

    /// <summary>The folder below which generations lie.</summary>
    public string Generations => Path.Combine(Root, "g");

    /// <summary>Where the existing tool puts the files.</summary>
    public string LegacyPlugin => Path.Combine(Root, "plugins", IntegrationId);

    /// <summary>The source as the client records it for a directory marketplace.</summary>
    public JsonObject Source => new() { ["source"] = "directory", ["path"] = Root };

    public string Generation(string deliveryDigest) => Path.Combine(Generations, GenerationName(deliveryDigest), IntegrationId);

    /// <summary>The text of the pointer file for a delivery.</summary>
    public string PointerText(DeliveryView delivery)
    {
        var entry = new JsonObject
        {
            ["name"] = IntegrationId,
            ["source"] = $"./g/{GenerationName(delivery.Digest)}/{IntegrationId}",
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

    /// <summary>What the name of a generation's folder promises of its content: the beginning of its digest.</summary>
    public static string DigestOf(string generationName) => "sha256:" + generationName;

    private static string GenerationName(string deliveryDigest)
    {
        var colon = deliveryDigest.IndexOf(':', StringComparison.Ordinal);
        var hex = deliveryDigest.AsSpan(colon + 1);
        return hex[..Math.Min(GenerationNameLength, hex.Length)].ToString();
    }

    private static string LowerCase(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.ToLowerInvariant(source[i]);
        }
    });
}
