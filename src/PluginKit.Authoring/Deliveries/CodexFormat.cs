using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Targets;

namespace PluginKit.Authoring.Deliveries;

/// <summary>A plugin of Codex. Hooks are found in their default folder and not named in the manifest.</summary>
internal sealed class CodexFormat : NativeFormat
{
    private static readonly string[] InterfaceTexts =
    [
        "displayName", "shortDescription", "longDescription", "developerName", "category", "websiteURL", "privacyPolicyURL", "termsOfServiceURL", "brandColor",
        "composerIcon", "logo",
    ];

    public override string AuthoredTarget => AuthoredTargets.CodexPackage;

    public override string ManifestPath => ".codex-plugin/plugin.json";

    /// <summary>The client resolves relative paths against the installed plugin.</summary>
    public override string PackageRoot => ".";

    public override bool AllowsDuplicateMembers => false;

    public override bool CarriesMetadata => true;

    /// <summary>What Codex (measured on 0.169.0) rejects; paths that lead nowhere it tolerates.</summary>
    public override IEnumerable<ManifestFault> Check(JsonElement manifest, string integrationId, Func<string, bool> exists) =>
    [
        .. Name(manifest, integrationId),
        .. Version(manifest),
        .. ManifestTypes.Texts(manifest, "description", "homepage", "repository", "license"),
        .. ManifestTypes.Objects(manifest, "author", "interface"),
        .. ManifestTypes.TextLists(manifest, "keywords"),
        .. Interface(manifest),
        .. ManifestAddresses.Check(manifest),
    ];

    public override void Adapt(JsonObject server) => CodexServer.Adapt(server);

    public override void Project(ProjectedPackage package, JsonObject manifest)
    {
        if (package.Json("interface") is { } presentation)
        {
            manifest["interface"] = presentation;
        }

        if (package.Overlay is { } overlay && PackageInventory.HasApps(overlay))
        {
            manifest["apps"] = "./.app.json";
            package.CopyDocument("app_manifest", ".app.json");
        }

        package.CopyComponents("hooks");
    }

    private static IEnumerable<ManifestFault> Interface(JsonElement manifest) =>
        manifest.TryGetProperty("interface", out var presentation) && presentation.ValueKind == JsonValueKind.Object
            ? [.. ManifestTypes.Texts(presentation, InterfaceTexts), .. ManifestTypes.TextLists(presentation, "capabilities", "screenshots")]
            : [];

    private static IEnumerable<ManifestFault> Name(JsonElement manifest, string integrationId)
    {
        if (!manifest.TryGetProperty("name", out var name))
        {
            yield break;
        }

        if (name.ValueKind != JsonValueKind.String)
        {
            yield return new("name", "name has to be a text");
        }
        else if (!string.Equals(name.GetString(), integrationId, StringComparison.Ordinal))
        {
            yield return new("name", $"name has to be {integrationId}, the name in plugin.yaml");
        }
    }

    private static IEnumerable<ManifestFault> Version(JsonElement manifest)
    {
        if (!manifest.TryGetProperty("version", out var version))
        {
            yield break;
        }

        if (version.ValueKind != JsonValueKind.String || version.GetString() is not { Length: > 0 } text
            || !text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '+' or '-'))
        {
            yield return new("version", "version has to be a text of ASCII letters, digits, '.', '_', '+' and '-'");
        }
    }
}
