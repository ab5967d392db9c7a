using Kind = PluginKit.Authoring.Targets.ManagedArtifactKind;

namespace PluginKit.Authoring.Targets;

/// <summary>The contracts of the targets with a packaged profile: Claude Code and Codex.</summary>
internal static class PackagedTargets
{
    public static readonly string[] SkillsAndServers = ["skills", "mcp_servers"];

    public static AuthoredTarget Claude { get; } = new()
    {
        Id = AuthoredTargets.Claude,
        LifecycleTargetId = "claude",
        PlatformFamily = "packaged_runtime",
        TargetClass = "hook_runtime",
        Noun = "plugin",
        ProductionClass = "production-ready package+runtime lane",
        Launcher = LauncherRequirement.Optional,
        InstallModel = "marketplace or local plugin install",
        DevelopmentModel = "reload plugins",
        ActivationModel = "reload or restart",
        NativeRoot = "~/.claude/plugins/...",
        Delivery = new("claude-marketplace-plugin", ["skills", "commands", "agents", "hooks", "mcp"]),
        PortableKinds = SkillsAndServers,
        NativeKinds = ["package_metadata", "hooks", "commands", "agents", "settings", "lsp", "user_config", "manifest_extra"],
        NativeSurfaces =
        [
            new("hooks", SurfaceTier.Stable), new("commands", SurfaceTier.Stable), new("agents", SurfaceTier.Beta), new("contexts", SurfaceTier.Unsupported),
            new("settings", SurfaceTier.Stable), new("lsp", SurfaceTier.Beta), new("user_config", SurfaceTier.Beta), new("manifest_extra", SurfaceTier.Stable),
        ],
        ManagedArtifacts =
        [
            new(Kind.File, ".claude-plugin/plugin.json"), new(Kind.File, "settings.json", "settings"), new(Kind.File, ".lsp.json", "lsp"), new(Kind.Skills, "skills"),
            new(Kind.Mirror, "hooks", "hooks"), new(Kind.Mirror, "commands", "commands"), new(Kind.Mirror, "agents", "agents"), new(Kind.Servers, ".mcp.json"),
        ],
    };

    public static AuthoredTarget CodexPackage { get; } = new()
    {
        Id = AuthoredTargets.CodexPackage,
        LifecycleTargetId = "codex",
        PlatformFamily = "packaged_runtime",
        TargetClass = "plugin_package",
        Noun = "plugin",
        ProductionClass = "production-ready package lane",
        Launcher = LauncherRequirement.Ignored,
        InstallModel = "plugin directory or marketplace cache",
        DevelopmentModel = "package authoring workspace",
        ActivationModel = "plugin reload or restart",
        NativeRoot = "~/.codex/plugins/...",
        Delivery = new("codex-marketplace-plugin", ["plugin_bundle", "skills", "mcp", "app"]),
        PortableKinds = SkillsAndServers,
        NativeKinds = ["package_metadata", "interface", "hooks", "manifest_extra", "app_manifest"],
        NativeSurfaces =
        [
            new("interface", SurfaceTier.Stable), new("hooks", SurfaceTier.Stable), new("manifest_extra", SurfaceTier.Stable), new("app_manifest", SurfaceTier.Beta),
            new("agents", SurfaceTier.Unsupported), new("contexts", SurfaceTier.Unsupported), new("commands", SurfaceTier.Unsupported),
        ],
        ManagedArtifacts =
        [
            new(Kind.File, ".codex-plugin/plugin.json"), new(Kind.File, ".app.json", "app_manifest"), new(Kind.Mirror, "hooks", "hooks"), new(Kind.Skills, "skills"), new(Kind.Servers, ".mcp.json"),
        ],
    };

    public static AuthoredTarget CodexRuntime { get; } = new()
    {
        Id = "codex-runtime",
        PlatformFamily = "packaged_runtime",
        TargetClass = "local_runtime_integration",
        Noun = "plugin",
        ProductionClass = "production-ready runtime lane",
        Launcher = LauncherRequirement.Required,
        InstallModel = "repo-local config wiring",
        DevelopmentModel = "local plugin workspace",
        ActivationModel = "config reload or restart",
        NativeRoot = ".codex/config.toml",
        NativeKinds = ["package_metadata", "commands", "contexts", "config_extra"],
        NativeSurfaces = [new("config_extra", SurfaceTier.Stable), new("commands", SurfaceTier.Beta), new("contexts", SurfaceTier.Beta)],
        ManagedArtifacts = [new(Kind.File, ".codex/config.toml"), new(Kind.Mirror, "commands", "commands"), new(Kind.Mirror, "contexts", "contexts")],
    };
}
