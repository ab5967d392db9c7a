using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>
/// The order in which the program writes the members of a settings file that follows its schema: those it knows in the order of the schema
/// (measured with 2.1.197), the others behind them as they stood. A file that breaks the schema keeps its order.
/// </summary>
internal static class SettingsKeyOrder
{
    private static readonly string[] Known =
    [
        "$schema", "apiKeyHelper", "awsCredentialExport", "awsAuthRefresh", "gcpAuthRefresh", "fileSuggestion", "respectGitignore", "cleanupPeriodDays",
        "wslInheritsWindowsSettings", "env", "attribution", "includeCoAuthoredBy", "includeGitInstructions", "permissions", "model", "availableModels",
        "modelOverrides", "enableAllProjectMcpServers", "enabledMcpjsonServers", "disabledMcpjsonServers", "skillOverrides", "disableBundledSkills",
        "allowedMcpServers", "deniedMcpServers", "hooks", "worktree", "disableAllHooks", "disableSkillShellExecution", "defaultShell",
        "allowManagedHooksOnly", "allowedHttpHookUrls", "httpHookAllowedEnvVars", "allowManagedPermissionRulesOnly", "allowManagedMcpServersOnly",
        "strictPluginOnlyCustomization", "statusLine", "enabledPlugins", "extraKnownMarketplaces", "strictKnownMarketplaces", "blockedMarketplaces",
        "forceLoginMethod", "parentSettingsBehavior", "forceLoginOrgUUID", "forceRemoteSettingsRefresh", "otelHeadersHelper", "outputStyle", "viewMode",
        "language", "skipWebFetchPreflight", "sandbox", "feedbackSurveyRate", "spinnerTipsEnabled", "spinnerVerbs", "spinnerTipsOverride",
        "syntaxHighlightingDisabled", "terminalTitleFromRename", "alwaysThinkingEnabled", "effortLevel", "advisorModel", "fastMode",
        "promptSuggestionEnabled", "awaySummaryEnabled", "showClearContextOnPlanAccept", "agent", "companyAnnouncements", "pluginConfigs", "remote",
        "autoUpdatesChannel", "minimumVersion", "plansDirectory", "tui", "channelsEnabled", "prefersReducedMotion", "autoMemoryEnabled",
        "autoMemoryDirectory", "showThinkingSummaries", "skipDangerousModePermissionPrompt", "disableAutoMode", "sshConfigs", "claudeMd",
        "claudeMdExcludes", "pluginTrustMessage", "theme", "editorMode", "verbose", "preferredNotifChannel", "autoCompactEnabled", "autoScrollEnabled",
        "teammateMode", "autoMode", "disableDeepLinkRegistration", "voiceEnabled", "skippedPlugins", "skippedMarketplaces",
    ];

    private static readonly string[] Permissions = ["allow", "deny", "ask", "defaultMode"];
    private static readonly string[] StatusLine = ["type", "command", "padding"];

    public static JsonObject Apply(JsonObject root)
    {
        if (!FollowsSchema(root))
        {
            return root.DeepClone().AsObject();
        }
        var ordered = Ordered(root, Known);
        foreach (var (name, order) in new[] { ("permissions", Permissions), ("statusLine", StatusLine) })
        {
            if (ordered[name] is JsonObject nested)
            {
                ordered[name] = Ordered(nested, order);
            }
        }
        return ordered;
    }

    private static JsonObject Ordered(JsonObject source, string[] order)
    {
        var result = new JsonObject();
        foreach (var name in order.Where(source.ContainsKey).Concat(source.Select(static member => member.Key).Except(order)))
        {
            result[name] = source[name]?.DeepClone();
        }
        return result;
    }

    /// <summary>The part of the schema that plugins touch.</summary>
    private static bool FollowsSchema(JsonObject root) =>
        (!root.ContainsKey(ClaudeSettings.Enabled) || (root[ClaudeSettings.Enabled] is JsonObject toggles
            && toggles.All(static member => member.Value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Array)))
        && (!root.ContainsKey(ClaudeSettings.Marketplaces) || root[ClaudeSettings.Marketplaces] is JsonObject);
}
