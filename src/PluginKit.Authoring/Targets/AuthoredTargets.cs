using System.Collections.Frozen;

namespace PluginKit.Authoring.Targets;

/// <summary>The targets of api_version v1. The list is closed: a target that is not here is an error in <c>plugin.yaml</c>.</summary>
public static class AuthoredTargets
{
    /// <summary>Claude Code, as a plugin of a marketplace.</summary>
    public const string Claude = "claude";

    /// <summary>Codex, as a plugin of a marketplace.</summary>
    public const string CodexPackage = "codex-package";

    internal static readonly TargetDelivery CursorPackage =
        new("cursor-plugin", ["plugin_bundle", "skills", "rules", "agents", "commands", "hooks", "mcp"]);

    private static readonly string[] SkillsAndServers = ["skills", "mcp_servers"];

    /// <summary>Every target, ordered by id.</summary>
    public static IReadOnlyList<AuthoredTarget> All { get; } =
    [
        new()
        {
            Id = Claude, LifecycleTargetId = "claude", PlatformFamily = "packaged_runtime", TargetClass = "hook_runtime", Launcher = LauncherRequirement.Optional,
            Delivery = new("claude-marketplace-plugin", ["skills", "commands", "agents", "hooks", "mcp"]),
            PortableKinds = SkillsAndServers,
            NativeKinds = ["package_metadata", "hooks", "commands", "agents", "settings", "lsp", "user_config", "manifest_extra"],
        },
        new()
        {
            Id = CodexPackage, LifecycleTargetId = "codex", PlatformFamily = "packaged_runtime", TargetClass = "plugin_package", Launcher = LauncherRequirement.Ignored,
            Delivery = new("codex-marketplace-plugin", ["plugin_bundle", "skills", "mcp", "app"]),
            PortableKinds = SkillsAndServers,
            NativeKinds = ["package_metadata", "interface", "hooks", "manifest_extra", "app_manifest"],
        },
        new()
        {
            Id = "codex-runtime", PlatformFamily = "packaged_runtime", TargetClass = "local_runtime_integration", Launcher = LauncherRequirement.Required,
            NativeKinds = ["package_metadata", "commands", "contexts", "config_extra"],
        },
        new()
        {
            Id = "cursor", LifecycleTargetId = "cursor", PlatformFamily = "ide_plugin", TargetClass = "plugin_package", Launcher = LauncherRequirement.Ignored,
            Delivery = new("cursor-mcp", ["mcp"]),
            PortableKinds = SkillsAndServers,
        },
        new()
        {
            Id = "cursor-workspace", PlatformFamily = "code_plugin", TargetClass = "workspace_config_lane", Launcher = LauncherRequirement.Ignored,
            PortableKinds = ["mcp_servers"],
            NativeKinds = ["rules", "agents_markdown"],
        },
        new()
        {
            Id = "gemini", LifecycleTargetId = "gemini", PlatformFamily = "extension_package", TargetClass = "mcp_extension", Launcher = LauncherRequirement.Optional,
            Delivery = new("gemini-extension", ["contexts", "settings", "themes", "commands", "policies", "hooks", "agents", "skills", "mcp"]),
            PortableKinds = SkillsAndServers,
            NativeKinds = ["package_metadata", "hooks", "commands", "policies", "themes", "settings", "contexts", "manifest_extra"],
        },
        new()
        {
            Id = "opencode", LifecycleTargetId = "opencode", PlatformFamily = "code_plugin", TargetClass = "workspace_config_lane", Launcher = LauncherRequirement.Ignored,
            Delivery = new("opencode-plugin", ["plugin", "mcp", "skills", "commands", "agents", "themes", "tools"]),
            PortableKinds = SkillsAndServers,
            NativeKinds =
            [
                "package_metadata", "config_extra", "default_agent", "instructions_config", "permission_config", "commands", "agents", "themes", "tools",
                "local_plugin_code", "local_plugin_dependencies",
            ],
        },
    ];

    private static readonly FrozenDictionary<string, AuthoredTarget> ById = All.ToFrozenDictionary(static target => target.Id, StringComparer.Ordinal);

    internal static string KnownIds => string.Join(", ", All.Select(static target => target.Id));

    /// <summary>The target of an id.</summary>
    /// <param name="id">The id, in the case of the table.</param>
    /// <returns>The target, or <see langword="null"/> when no such target is known.</returns>
    public static AuthoredTarget? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The lifecycle id of an authored target id.</summary>
    /// <param name="id">The authored id, for example <c>codex-package</c>.</param>
    /// <returns>The lifecycle id, for example <c>codex</c>; <see langword="null"/> when nobody manages the target.</returns>
    public static string? LifecycleTargetId(string id) => Find(id)?.LifecycleTargetId;

    /// <summary>Ids are compared without surrounding space and in lower case.</summary>
    internal static string Normalize(string id) => id.Trim().ToLowerInvariant();
}
