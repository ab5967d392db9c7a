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

    /// <summary>Every target, ordered by id.</summary>
    public static IReadOnlyList<AuthoredTarget> All { get; } =
    [
        PackagedTargets.Claude, PackagedTargets.CodexPackage, PackagedTargets.CodexRuntime, ToolingTargets.Cursor, ToolingTargets.CursorWorkspace,
        ToolingTargets.Gemini, ToolingTargets.OpenCode,
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
