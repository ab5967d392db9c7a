using System.Text.Json;
using PluginKit.Adapters.Codex.Json;

namespace PluginKit.Adapters.Codex.Manifests;

/// <summary>Which members of a manifest the client checks (measured, one by one); it does not look at the others.</summary>
internal static class ManifestRules
{
    private static readonly string[] Known = ["name", "version", "description", "keywords", "skills", "mcpServers", "apps", "hooks", "interface"];
    private static readonly string[] Texts = ["version", "description", "apps"];
    private static readonly string[] SurfaceTexts =
    [
        "displayName", "shortDescription", "longDescription", "developerName", "category", "brandColor", "composerIcon", "logo", "logoDark",
        "websiteURL", "websiteUrl", "privacyPolicyURL", "privacyPolicyUrl", "termsOfServiceURL", "termsOfServiceUrl",
    ];

    private static readonly string[] SurfaceLists = ["capabilities", "screenshots"];
    private static readonly string[] SurfaceMembers = [.. SurfaceTexts, .. SurfaceLists];

    /// <summary>Why the client does not load a plugin with this manifest; <see langword="null"/> when it does.</summary>
    public static string? FaultOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "this is not an object.";
        }

        if (ClientJson.Twice(root, Known) is { } twice)
        {
            return $"'{twice}' stands there twice.";
        }

        // A missing name is the folder's; one that is null is a fault, and so are keywords.
        return root.TryGetProperty("name", out var name) && name.ValueKind != JsonValueKind.String ? "'name' is not a text."
            : root.TryGetProperty("keywords", out var keywords) && !IsTexts(keywords) ? "'keywords' is not a list of texts."
            : Texts.FirstOrDefault(member => !ClientJson.IsOptionalText(root, member)) is { } text ? $"'{text}' is not a text."
            : root.TryGetProperty("interface", out var surface) ? SurfaceFault(surface)
            : null;
    }

    private static string? SurfaceFault(JsonElement surface)
    {
        if (surface.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (surface.ValueKind != JsonValueKind.Object)
        {
            return "'interface' is not an object.";
        }

        return ClientJson.Twice(surface, SurfaceMembers) is { } twice ? $"'interface.{twice}' stands there twice."
            : SurfaceTexts.FirstOrDefault(member => !ClientJson.IsOptionalText(surface, member)) is { } text ? $"'interface.{text}' is not a text."
            : SurfaceLists.FirstOrDefault(member => surface.TryGetProperty(member, out var list) && !IsTexts(list)) is { } texts ? $"'interface.{texts}' is not a list of texts."
            : null;
    }

    /// <summary>Whether a value is a list of texts.</summary>
    public static bool IsTexts(JsonElement list) => list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String && item.GetString() is not null);
}
