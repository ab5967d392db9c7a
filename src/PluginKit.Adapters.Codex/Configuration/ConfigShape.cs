using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>
/// What makes the client refuse a whole file although it is TOML (measured), as far as it concerns plugins. The rest of its schema is not
/// repeated here.
/// </summary>
internal static class ConfigShape
{
    private static readonly string[] Tables = ["plugins", "marketplaces", "projects"];
    private static readonly string[] MarketplaceTexts = ["source_type", "source", "ref"];
    private static readonly string[] RuleTexts = ["source", "url", "ref", "host_pattern", "path"];

    /// <summary>The fault of a <c>config.toml</c>.</summary>
    /// <returns>What is wrong, naming the member; <see langword="null"/> when nothing is.</returns>
    public static string? FaultOf(JsonObject root, ConfigLayerKind kind) =>
        kind == ConfigLayerKind.Requirements ? OfRequirements(root) : OfTables(root) ?? OfFeatures(root) ?? OfRoots(root, kind);

    private static string? OfTables(JsonObject root)
    {
        foreach (var table in Tables)
        {
            if (root[table] is not null and not JsonObject)
            {
                return $"'{table}' is not a table";
            }

            foreach (var (name, value) in root[table] as JsonObject ?? [])
            {
                var fault = value is not JsonObject member ? "is not a table" : table switch
                {
                    "plugins" => OfPlugin(member),
                    "marketplaces" => OfMarketplace(member),
                    _ => OneOf(member, "trust_level", "trusted", "untrusted"),
                };
                if (fault is not null)
                {
                    return $"{table}.\"{name}\"{(fault[0] == '.' ? string.Empty : " ")}{fault}";
                }
            }
        }

        return null;
    }

    private static string? OfPlugin(JsonObject plugin) =>
        !Is(plugin["enabled"], JsonValueKind.True, JsonValueKind.False) ? ".enabled is not a boolean"
        : plugin["mcp_servers"] is not null and not JsonObject ? ".mcp_servers is not a table"
        : null;

    private static string? OfMarketplace(JsonObject marketplace) =>
        MarketplaceTexts.FirstOrDefault(name => !Is(marketplace[name], JsonValueKind.String)) is { } wrong ? $".{wrong} is not a text" : OneOf(marketplace, "source_type", "git", "local");

    private static string? OneOf(JsonObject table, string name, params ReadOnlySpan<string> words) =>
        table[name] is not null && (ConfigLayer.Text(table, name) is not { } text || !words.Contains(text)) ? $".{name} is neither '{words[0]}' nor '{words[1]}'" : null;

    private static string? OfFeatures(JsonObject root)
    {
        if (root["features"] is not { } features)
        {
            return null;
        }

        if (features is not JsonObject table)
        {
            return "'features' is not a table";
        }

        // Some features take a table; none takes a text, a number or a list.
        return table.FirstOrDefault(static pair => !(Is(pair.Value, JsonValueKind.True, JsonValueKind.False) || (pair.Value is JsonObject && pair.Key != "plugins"))).Key is { } wrong
            ? $"features.{wrong} is not a boolean"
            : null;
    }

    private static string? OfRoots(JsonObject root, ConfigLayerKind kind) =>
        root["project_root_markers"] is { } markers && (markers is not JsonArray list || !list.All(static item => item is not null && Is(item, JsonValueKind.String))) ? "'project_root_markers' is not a list of texts"
        : kind != ConfigLayerKind.Project && root["profile"] is not null ? "'profile' is no longer supported"
        : null;

    private static string? OfRequirements(JsonObject root)
    {
        if (OfFeatures(root) is { } feature)
        {
            return feature;
        }

        if (root["marketplaces"] is not { } node)
        {
            return null;
        }

        if (node is not JsonObject marketplaces)
        {
            return "'marketplaces' is not a table";
        }

        return marketplaces.FirstOrDefault(static pair => pair.Key is not ("restrict_to_allowed_sources" or "allowed_sources")).Key is { } unknown ? $"marketplaces.{unknown} is not known to codex"
            : !Is(marketplaces["restrict_to_allowed_sources"], JsonValueKind.True, JsonValueKind.False) ? "marketplaces.restrict_to_allowed_sources is not a boolean"
            : marketplaces["allowed_sources"] is not null and not JsonObject ? "marketplaces.allowed_sources is not a table"
            : (marketplaces["allowed_sources"] as JsonObject ?? []).Select(static rule => OfRule(rule.Key, rule.Value)).FirstOrDefault(static fault => fault is not null);
    }

    private static string? OfRule(string name, JsonNode? node)
    {
        var place = $"marketplaces.allowed_sources.{name}";
        return node is not JsonObject rule ? $"{place} is not a table"
            : rule.FirstOrDefault(static pair => !RuleTexts.Contains(pair.Key, StringComparer.Ordinal) || !Is(pair.Value, JsonValueKind.String)).Key is { } wrong ? $"{place}.{wrong} is not known to codex, or not a text"
            : ConfigLayer.Text(rule, "source") is not (null or "git" or "host_pattern" or "local") ? $"{place}.source is neither 'git' nor 'host_pattern' nor 'local'"
            : null;
    }

    private static bool Is(JsonNode? node, params ReadOnlySpan<JsonValueKind> kinds) => node is null || kinds.Contains(node.GetValueKind());
}
