using System.Text.Json;

namespace PluginKit.Authoring.Overlays;

/// <summary>The rules for JSON documents of an overlay.</summary>
internal static class OverlayRules
{
    public static IEnumerable<(string Member, string Message)> Check(OverlayDocument document, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return [(string.Empty, "the document has to be a JSON object")];
        }

        return document.Kind == "interface" ? Interface(value) : ManagedKeys(document, value);
    }

    private static IEnumerable<(string Member, string Message)> Interface(JsonElement value)
    {
        if (value.TryGetProperty("defaultPrompt", out var prompts) && !IsListOfTexts(prompts))
        {
            yield return ("defaultPrompt", "defaultPrompt has to be a list of texts that are not empty");
        }
    }

    private static IEnumerable<(string Member, string Message)> ManagedKeys(OverlayDocument document, JsonElement value)
    {
        foreach (var key in document.ManagedKeys)
        {
            if (Has(value, key.Split('.')))
            {
                yield return (key, $"the member {key} is set from the authored files and cannot be overridden here");
            }
        }
    }

    private static bool Has(JsonElement value, ReadOnlySpan<string> path) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(path[0], out var member) && (path.Length == 1 || Has(member, path[1..]));

    private static bool IsListOfTexts(JsonElement value) => value.ValueKind == JsonValueKind.Array
        && value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(item.GetString()));
}
