using PluginKit.Authoring.Overlays;
using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Targets;

/// <summary>
/// One target that <c>plugin.yaml</c> may name: the contract between the author and the client, in the words of plugin-kit-ai
/// (<c>platformmeta</c>, <c>targetcontracts</c>), so that both tools describe a package alike. The words are for people and may differ from what a client was
/// measured to do; what PluginKit itself does is told by the adapter.
/// </summary>
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

    /// <summary>What a package is called there: <c>plugin</c>, <c>extension</c> or <c>workspace</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>What the authoring tool promises for it, for example <c>production-ready package lane</c>.</summary>
    public required string ProductionClass { get; init; }

    /// <summary>What <c>launcher.yaml</c> is to the target.</summary>
    public required LauncherRequirement Launcher { get; init; }

    /// <summary>How a user gets it into the client, for example <c>marketplace or local plugin install</c>.</summary>
    public required string InstallModel { get; init; }

    /// <summary>How an author tries it while writing, for example <c>reload plugins</c>.</summary>
    public required string DevelopmentModel { get; init; }

    /// <summary>What makes a change take effect, for example <c>reload or restart</c>.</summary>
    public required string ActivationModel { get; init; }

    /// <summary>Where the client keeps it, for example <c>~/.claude/plugins/...</c>.</summary>
    public required string NativeRoot { get; init; }

    /// <summary>How it is delivered; <see langword="null"/> where no lifecycle manages it.</summary>
    public TargetDelivery? Delivery { get; init; }

    /// <summary>The kinds shared between targets that it takes: <c>skills</c>, <c>mcp_servers</c>.</summary>
    public IReadOnlyList<string> PortableKinds { get; init; } = [];

    /// <summary>The kinds of its own that an overlay may bring, for example <c>hooks</c>.</summary>
    public IReadOnlyList<string> NativeKinds { get; init; } = [];

    /// <summary>What the client takes, and how well it is supported.</summary>
    public IReadOnlyList<NativeSurface> NativeSurfaces { get; init; } = [];

    /// <summary>What is generated for it.</summary>
    public IReadOnlyList<ManagedArtifact> ManagedArtifacts { get; init; } = [];

    /// <summary>The single files that an overlay may have: path below the authored root by kind, for example <c>targets/claude/settings.json</c>.</summary>
    public IReadOnlyDictionary<string, string> NativeDocuments => field ??= OverlayContract.Of(Id).Paths(Id);

    /// <summary>How this package would be delivered; Cursor takes a package with a native manifest differently.</summary>
    /// <param name="tree">The package.</param>
    /// <returns>The delivery, or <see langword="null"/> where no lifecycle manages the target.</returns>
    public TargetDelivery? DeliveryOf(PackageTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return Id == "cursor" && tree.HasFile(".cursor-plugin/plugin.json") ? AuthoredTargets.CursorPackage : Delivery;
    }
}
