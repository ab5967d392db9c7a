using System.Text.Json;
using PluginKit.Adapters.Codex.Json;
using PluginKit.Adapters.Codex.Layout;

namespace PluginKit.Adapters.Codex.Marketplaces;

/// <summary>What the client makes of one entry of a marketplace file (measured): some faults reject the whole file, others skip the entry.</summary>
internal static class EntryRules
{
    private const string NotAvailable = "NOT_AVAILABLE";
    private static readonly string[] EntryMembers = ["name", "source", "policy", "category"];
    private static readonly string[] PolicyMembers = ["installation", "authentication", "products"];
    private static readonly string[] Installations = [NotAvailable, "AVAILABLE", "INSTALLED_BY_DEFAULT"];
    private static readonly string[] Authentications = ["ON_INSTALL", "ON_USE"];
    private static readonly string[] OwnProducts = ["CODEX", "codex"];
    private static readonly string[] Products = [.. OwnProducts, "CHATGPT", "chatgpt", "ATLAS", "atlas"];

    /// <summary>Why the entry rejects the whole file.</summary>
    public static string? WholeFileFault(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return "not an object.";
        }

        return ClientJson.Twice(entry, EntryMembers) is { } twice ? $"'{twice}' stands there twice."
            : ClientJson.Text(entry, "name") is null ? "the text member 'name' is missing."
            : !entry.TryGetProperty("source", out _) ? "the member 'source' is missing."
            : !ClientJson.IsOptionalText(entry, "category") ? "'category' is not a text."
            : entry.TryGetProperty("policy", out var policy) ? PolicyFault(policy) : null;
    }

    /// <summary>The entry that the client takes, or why it skips it.</summary>
    public static (MarketplaceEntry? Entry, string? Skipped) Take(JsonElement entry)
    {
        var name = entry.GetProperty("name").GetString()!;
        if (!PluginReference.IsPluginName(name))
        {
            return (null, "codex does not take the name");
        }

        var policy = entry.TryGetProperty("policy", out var value) ? value : default;
        if (policy.ValueKind == JsonValueKind.Object && policy.TryGetProperty("products", out var products) && products.ValueKind == JsonValueKind.Array
            && !products.EnumerateArray().Any(static product => OwnProducts.Contains(product.GetString(), StringComparer.Ordinal)))
        {
            return (null, "policy.products leaves codex out");
        }

        return EntrySources.Take(name, entry.GetProperty("source")) is { } taken
            ? (taken with { IsNotAvailable = ClientJson.Text(policy, "installation") == NotAvailable }, null)
            : (null, "codex does not take the source");
    }

    private static string? PolicyFault(JsonElement policy)
    {
        if (policy.ValueKind != JsonValueKind.Object)
        {
            return "'policy' is not an object.";
        }

        if (ClientJson.Twice(policy, PolicyMembers) is { } twice)
        {
            return $"'policy.{twice}' stands there twice.";
        }

        return !IsOneOf(policy, "installation", Installations) ? "'policy.installation' has a value that codex does not know."
            : !IsOneOf(policy, "authentication", Authentications) ? "'policy.authentication' has a value that codex does not know."
            : !ClientJson.IsOptional(policy, "products", JsonValueKind.Array) ? "'policy.products' is not a list."
            : policy.TryGetProperty("products", out var products) && products.ValueKind == JsonValueKind.Array && !products.EnumerateArray().All(static product => Is(product, Products))
                ? "'policy.products' has a value that codex does not know."
                : null;
    }

    private static bool IsOneOf(JsonElement policy, string name, string[] values) => !policy.TryGetProperty(name, out var value) || Is(value, values);

    private static bool Is(JsonElement value, string[] values) => value.ValueKind == JsonValueKind.String && values.Contains(value.GetString(), StringComparer.Ordinal);
}
