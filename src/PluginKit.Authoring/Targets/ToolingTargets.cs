using Kind = PluginKit.Authoring.Targets.ManagedArtifactKind;

namespace PluginKit.Authoring.Targets;

/// <summary>The contracts of the targets with a tooling profile: Cursor, Gemini and OpenCode.</summary>
internal static class ToolingTargets
{
    private const string PackagingOnly = "packaging-only target";

    public static AuthoredTarget Cursor { get; } = new()
    {
        Id = "cursor",
        LifecycleTargetId = "cursor",
        PlatformFamily = "ide_plugin",
        TargetClass = "plugin_package",
        Noun = "plugin",
        ProductionClass = PackagingOnly,
        Launcher = LauncherRequirement.Ignored,
        InstallModel = "marketplace or /add-plugin install",
        DevelopmentModel = "package authoring workspace",
        ActivationModel = "plugin reload or restart",
        NativeRoot = ".cursor-plugin/plugin.json",
        Delivery = new("cursor-mcp", ["mcp"]),
        PortableKinds = PackagedTargets.SkillsAndServers,
        NativeSurfaces = Surfaces(SurfaceTier.Unsupported, "rules", "agents_markdown", "hooks", "commands", "subagents"),
        ManagedArtifacts = [new(Kind.File, ".cursor-plugin/plugin.json"), new(Kind.Skills, "skills"), new(Kind.Servers, ".mcp.json")],
    };

    public static AuthoredTarget CursorWorkspace { get; } = new()
    {
        Id = "cursor-workspace",
        PlatformFamily = "code_plugin",
        TargetClass = "workspace_config_lane",
        Noun = "workspace",
        ProductionClass = PackagingOnly,
        Launcher = LauncherRequirement.Ignored,
        InstallModel = "workspace config files",
        DevelopmentModel = "config authoring workspace",
        ActivationModel = "config reload or restart",
        NativeRoot = ".cursor/mcp.json",
        PortableKinds = ["mcp_servers"],
        NativeKinds = ["rules", "agents_markdown"],
        NativeSurfaces = Surfaces(SurfaceTier.Stable, "mcp", "rules", "agents_markdown"),
        ManagedArtifacts = [new(Kind.Servers, ".cursor/mcp.json"), new(Kind.Mirror, ".cursor/rules", "rules")],
    };

    public static AuthoredTarget Gemini { get; } = new()
    {
        Id = "gemini",
        LifecycleTargetId = "gemini",
        PlatformFamily = "extension_package",
        TargetClass = "mcp_extension",
        Noun = "extension",
        ProductionClass = "production-ready extension packaging lane",
        Launcher = LauncherRequirement.Optional,
        InstallModel = "copy install",
        DevelopmentModel = "link",
        ActivationModel = "restart required",
        NativeRoot = "~/.gemini/extensions/<name>",
        Delivery = new("gemini-extension", ["contexts", "settings", "themes", "commands", "policies", "hooks", "agents", "skills", "mcp"]),
        PortableKinds = PackagedTargets.SkillsAndServers,
        NativeKinds = ["package_metadata", "hooks", "commands", "policies", "themes", "settings", "contexts", "manifest_extra"],
        NativeSurfaces =
        [
            .. Surfaces(SurfaceTier.Stable, "commands", "hooks", "policies", "settings", "themes", "contexts", "manifest_extra"),
            new("agents", SurfaceTier.Preview),
        ],
        ManagedArtifacts =
        [
            new(Kind.File, "gemini-extension.json"), new(Kind.Skills, "skills"), new(Kind.Mirror, "hooks", "hooks"), new(Kind.Mirror, "commands", "commands"),
            new(Kind.Mirror, "policies", "policies"), new(Kind.Mirror, "contexts", "contexts"), new(Kind.SelectedContext, "gemini_primary_root", "contexts"),
        ],
    };

    public static AuthoredTarget OpenCode { get; } = new()
    {
        Id = "opencode",
        LifecycleTargetId = "opencode",
        PlatformFamily = "code_plugin",
        TargetClass = "workspace_config_lane",
        Noun = "workspace",
        ProductionClass = PackagingOnly,
        Launcher = LauncherRequirement.Ignored,
        InstallModel = "workspace config file",
        DevelopmentModel = "config authoring workspace",
        ActivationModel = "config reload or restart",
        NativeRoot = "opencode.json",
        Delivery = new("opencode-plugin", ["plugin", "mcp", "skills", "commands", "agents", "themes", "tools"]),
        PortableKinds = PackagedTargets.SkillsAndServers,
        NativeKinds =
        [
            "package_metadata", "config_extra", "default_agent", "instructions_config", "permission_config", "commands", "agents", "themes", "tools",
            "local_plugin_code", "local_plugin_dependencies",
        ],
        NativeSurfaces =
        [
            .. Surfaces(SurfaceTier.Stable, "plugins", "mcp", "skills", "commands", "agents", "themes"),
            new("tools", SurfaceTier.Beta),
            .. Surfaces(SurfaceTier.Stable, "config_extra", "agent_config", "default_agent", "permission_config", "instructions_config"),
            new("modes", SurfaceTier.Unsupported),
            new("local_plugin_code", SurfaceTier.Stable),
            new("custom_tools", SurfaceTier.Beta),
            new("local_plugin_dependencies", SurfaceTier.Stable),
        ],
        ManagedArtifacts =
        [
            new(Kind.File, "opencode.json"), new(Kind.File, ".opencode/package.json", "local_plugin_dependencies"), new(Kind.Skills, ".opencode/skills"),
            new(Kind.Mirror, ".opencode/commands", "commands"), new(Kind.Mirror, ".opencode/agents", "agents"), new(Kind.Mirror, ".opencode/themes", "themes"),
            new(Kind.Mirror, ".opencode/tools", "tools"), new(Kind.Mirror, ".opencode/plugins", "plugins"),
        ],
    };

    private static NativeSurface[] Surfaces(SurfaceTier tier, params string[] kinds) => [.. kinds.Select(kind => new NativeSurface(kind, tier))];
}
