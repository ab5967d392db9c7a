using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>
/// What the client demands of a settings file. It still writes into a file that it passes over (exit code 0, measured), so that an install there is
/// recorded and never on; no exit code tells.
/// </summary>
internal static class SettingsShape
{
    private const string Text = "a text";
    private const string List = "a list";
    private const string Flag = "true or false";
    private const string Object = "an object";

    /// <summary>Members of which a value of another type was measured to make the client pass over the whole file (2.1.197).</summary>
    private static readonly FrozenDictionary<string, string> Types = Members().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The first member that the client does not accept, as a problem with the file.</summary>
    public static Problem? ProblemOf(ClientDocument document)
    {
        foreach (var (name, value) in document.Root ?? [])
        {
            if (Types.TryGetValue(name, out var type) && !Fits(type, value))
            {
                return Rejected(document, $"'{name}' is not {type}", name);
            }
        }
        foreach (var (pluginRef, value) in document.Root.Object(SettingsFile.EnabledMember) ?? [])
        {
            if (!IsToggle(value))
            {
                var shown = JsonShape.IsName(pluginRef) ? pluginRef : "?";
                return Rejected(document, $"the switch of '{shown}' is neither true nor false", $"{SettingsFile.EnabledMember}.{shown}");
            }
        }
        foreach (var (name, value) in document.Root.Object(SettingsFile.MarketplacesMember) ?? [])
        {
            if (MarketplaceSource.Read((value as JsonObject).Object("source")) is null)
            {
                var shown = JsonShape.IsName(name) ? name : "?";
                return Rejected(document, $"the marketplace '{shown}' has no usable source", $"{SettingsFile.MarketplacesMember}.{shown}");
            }
        }
        return null;
    }

    /// <summary>Whether the client accepts a value in <c>enabledPlugins</c>: a truth value, or a list of version constraints.</summary>
    public static bool IsToggle(JsonNode? value) => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False
        || (value is JsonArray items && items.All(static item => item?.GetValueKind() == JsonValueKind.String));

    private static bool Fits(string type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        (Text, JsonValueKind.String) or (List, JsonValueKind.Array) or (Object, JsonValueKind.Object) or (Flag, JsonValueKind.True or JsonValueKind.False) => true,
        _ => false,
    };

    private static Problem Rejected(ClientDocument document, string why, string member) =>
        document.Corrupt($"In '{document.Path}' {why}; the client passes over the whole file.", member);

    private static IEnumerable<KeyValuePair<string, string>> Members()
    {
        (string Type, string[] Names)[] table =
        [
            (Object,
                [SettingsFile.EnabledMember, SettingsFile.MarketplacesMember, "attribution", "env", "fileSuggestion", "permissions", "pluginConfigs", "sandbox", "spinnerVerbs", "statusLine", "worktree"]),
            (Text,
                ["$schema", "apiKeyHelper", "autoUpdatesChannel", "awsAuthRefresh", "awsCredentialExport", "disableAutoMode", "language", "model", "otelHeadersHelper", "outputStyle", "plansDirectory"]),
            (Flag,
                ["alwaysThinkingEnabled", "autoMemoryEnabled", "disableAllHooks", "enableAllProjectMcpServers", "fastMode", "includeCoAuthoredBy", "prefersReducedMotion", "respectGitignore",
                    "showTurnDuration", "spinnerTipsEnabled", "terminalProgressBarEnabled"]),
            (List,
                ["allowedHttpHookUrls", "availableModels", "blockedMarketplaces", "companyAnnouncements", "disabledMcpjsonServers", "enabledMcpjsonServers", "strictKnownMarketplaces"]),
        ];
        return table.SelectMany(static row => row.Names.Select(name => KeyValuePair.Create(name, row.Type)));
    }
}
