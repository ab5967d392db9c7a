namespace PluginKit.Authoring.Overlays;

/// <summary>Which files the overlay of a target may have.</summary>
/// <param name="Documents">Single files.</param>
/// <param name="Folders">Folders whose files count, by kind; the kind is the folder's name.</param>
internal sealed record OverlayContract(IReadOnlyList<OverlayDocument> Documents, IReadOnlyList<string> Folders)
{
    private static readonly Dictionary<string, OverlayContract> ByTarget = new(StringComparer.Ordinal)
    {
        ["claude"] = new(
            [
                new("package_metadata", "package.yaml", OverlayFormat.Metadata),
                new("hooks", "hooks/hooks.json", OverlayFormat.JsonObject),
                new("settings", "settings.json", OverlayFormat.JsonObject),
                new("lsp", "lsp.json", OverlayFormat.JsonObject),
                new("user_config", "user-config.json", OverlayFormat.JsonObject),
                new("manifest_extra", "manifest.extra.json", OverlayFormat.JsonObject,
                    ["name", "version", "description", "skills", "agents", "commands", "hooks", "mcpServers", "lspServers", "settings", "userConfig"]),
            ],
            ["hooks", "commands", "agents"]),
        ["codex-package"] = new(
            [
                new("package_metadata", "package.yaml", OverlayFormat.Metadata),
                new("hooks", "hooks/hooks.json", OverlayFormat.JsonObject),
                new("interface", "interface.json", OverlayFormat.JsonObject),
                new("app_manifest", "app.json", OverlayFormat.JsonObject),
                new("manifest_extra", "manifest.extra.json", OverlayFormat.JsonObject,
                    ["name", "version", "description", "author", "homepage", "repository", "license", "keywords", "skills", "mcpServers", "apps", "interface"]),
            ],
            ["hooks"]),
        ["codex-runtime"] = new(
            [
                new("package_metadata", "package.yaml", OverlayFormat.OpaqueYaml),
                new("config_extra", "config.extra.toml", OverlayFormat.Opaque),
            ],
            ["commands", "contexts"]),
        ["cursor"] = new([], []),
        ["cursor-workspace"] = new([new("agents_markdown", "AGENTS.md", OverlayFormat.Opaque)], ["rules"]),
        ["gemini"] = new(
            [
                new("package_metadata", "package.yaml", OverlayFormat.OpaqueYaml),
                new("manifest_extra", "manifest.extra.json", OverlayFormat.JsonObject,
                    ["name", "version", "description", "mcpServers", "contextFileName", "excludeTools", "migratedTo", "settings", "themes", "plan.directory"]),
            ],
            ["hooks", "commands", "policies", "themes", "settings", "contexts"]),
        ["opencode"] = new(
            [
                new("package_metadata", "package.yaml", OverlayFormat.OpaqueYaml),
                new("config_extra", "config.extra.json", OverlayFormat.JsonObject,
                    ["$schema", "plugin", "mcp", "default_agent", "instructions", "permission", "mode"]),
                new("default_agent", "default_agent.txt", OverlayFormat.Opaque),
                new("instructions_config", "instructions.yaml", OverlayFormat.Opaque),
                new("permission_config", "permission.json", OverlayFormat.Opaque),
                new("local_plugin_dependencies", "package.json", OverlayFormat.Opaque),
            ],
            ["commands", "agents", "themes", "tools", "plugins"]),
    };

    public static OverlayContract Of(string target) => ByTarget[target];

    /// <summary>The single files below the authored root by kind.</summary>
    public SortedDictionary<string, string> Paths(string target)
    {
        var paths = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in Documents)
        {
            paths[document.Kind] = $"targets/{target}/{document.Name}";
        }

        return paths;
    }
}
