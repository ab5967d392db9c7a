using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Contracts.Documents.Reading;

/// <summary>
/// Fills the members that PluginKit always writes and other writers of the same contract may leave out. Nothing that says what was done, what is
/// managed or under which key is ever filled in;
/// an answer that does not say <c>ok</c> is one, its outcome and its issues say otherwise where they do.
/// </summary>
internal static class MemberDefaults
{
    private const string Unknown = "unknown";

    /// <summary>The completed document, or <see langword="null"/> when nothing had to be filled in.</summary>
    public static JsonDocument? Complete(JsonElement root)
    {
        if (JsonObject.Create(root) is not { } copy)
        {
            return null;
        }

        var filled = copy.TryAdd("ok", JsonValue.Create(true));
        filled |= FillEntries(copy) | FillReports(copy) | FillDiscovery(copy);
        return filled ? JsonDocument.Parse(copy.ToJsonString(DocumentJson.Options)) : null;
    }

    private static bool FillEntries(JsonObject root)
    {
        var filled = false;
        foreach (var entry in Objects(root, "managed_entries", "managed_entry"))
        {
            foreach (var policy in Objects(entry, "policy"))
            {
                filled |= Fill(policy, "adopt_new_targets", "manual");
            }

            filled |= FillTargets(entry);
        }

        return filled;
    }

    private static bool FillReports(JsonObject root)
    {
        var filled = false;
        foreach (var report in Objects(root, "report", "reports"))
        {
            filled |= Fill(report, "operation", Unknown);
            filled |= FillTargets(report);
        }

        return filled;
    }

    private static bool FillTargets(JsonObject owner)
    {
        var filled = false;
        foreach (var target in Objects(owner, "targets"))
        {
            filled |= Fill(target, "delivery_kind", Unknown);
        }

        return filled;
    }

    private static bool FillDiscovery(JsonObject root)
    {
        var isDiscovery = string.Equals(Text(root, "format"), DocumentFormats.Discovery, StringComparison.Ordinal);
        var filled = isDiscovery && Fill(root, "summary", string.Empty);
        foreach (var entry in Objects(root, isDiscovery ? "entries" : "related_native_entries"))
        {
            filled |= Fill(entry, "manageability_reason", Unknown);
            if (Text(entry, "native_target") is { } target && Text(entry, "native_plugin_id") is { } id)
            {
                filled |= Fill(entry, "discovery_key", $"{target}:{id}:{Scopes(entry)}");
            }
        }

        return filled;
    }

    private static string Scopes(JsonObject entry)
    {
        var scopes = entry["installed_scopes"] as JsonArray;
        return string.Join('+', (scopes ?? []).Select(TextOf).OfType<string>().Order(StringComparer.Ordinal));
    }

    private static bool Fill(JsonObject owner, string name, string value) => owner.TryAdd(name, JsonValue.Create(value));

    private static IEnumerable<JsonObject> Objects(JsonObject owner, params IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            switch (owner[name])
            {
                case JsonObject single:
                    yield return single;
                    break;
                case JsonArray many:
                    foreach (var item in many.OfType<JsonObject>())
                    {
                        yield return item;
                    }

                    break;
            }
        }
    }

    private static string? Text(JsonObject owner, string name) => TextOf(owner[name]);

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
