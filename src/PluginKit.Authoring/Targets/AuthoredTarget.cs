using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Targets;

/// <summary>One target that <c>plugin.yaml</c> may name.</summary>
public sealed record AuthoredTarget
{
    /// <summary>The id in <c>plugin.yaml</c>, for example <c>codex-package</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the client that takes it, for example <c>codex</c>; <see langword="null"/> where no lifecycle manages it.</summary>
    public string? LifecycleTargetId { get; init; }

    /// <summary>The platform family, for example <c>packaged_runtime</c>.</summary>
    public required string PlatformFamily { get; init; }

    /// <summary>The class of the target, for example <c>plugin_package</c>.</summary>
    public required string TargetClass { get; init; }

    /// <summary>What <c>launcher.yaml</c> is to the target.</summary>
    public required LauncherRequirement Launcher { get; init; }

    /// <summary>How it is delivered; <see langword="null"/> where no lifecycle manages it.</summary>
    public TargetDelivery? Delivery { get; init; }

    /// <summary>The kinds shared between targets that it takes: <c>skills</c>, <c>mcp_servers</c>.</summary>
    public IReadOnlyList<string> PortableKinds { get; init; } = [];

    /// <summary>The kinds of its own that an overlay may bring, for example <c>hooks</c>.</summary>
    public IReadOnlyList<string> NativeKinds { get; init; } = [];

    /// <summary>How this package would be delivered; Cursor takes a package with a native manifest differently.</summary>
    /// <param name="tree">The package.</param>
    /// <returns>The delivery, or <see langword="null"/> where no lifecycle manages the target.</returns>
    public TargetDelivery? DeliveryOf(PackageTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return Id == "cursor" && tree.HasFile(".cursor-plugin/plugin.json") ? AuthoredTargets.CursorPackage : Delivery;
    }
}
