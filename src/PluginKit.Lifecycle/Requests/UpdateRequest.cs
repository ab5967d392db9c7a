namespace PluginKit.Lifecycle.Requests;

/// <summary>Asks for the plan of bringing a managed integration to what its recorded source has now.</summary>
public sealed record UpdateRequest : LifecycleRequest
{
    /// <summary>The integration.</summary>
    public required string IntegrationId { get; init; }

    /// <summary>
    /// Lifecycle target ids; empty for all recorded ones and those to adopt. Targets that are left out keep what they have, and doctor says so. A target
    /// that is not recorded can be named where new targets are adopted.
    /// </summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The project as the caller sees it; when given it must be the recorded one.</summary>
    public string? WorkspaceRoot { get; init; }

    /// <summary>
    /// <c>auto</c>: targets of the package that are not recorded are installed (<c>adopt_new_target</c>); <c>manual</c>: they are named by
    /// <c>new_target_available</c>. What is given becomes the stored policy with the update; <see langword="null"/> goes by the stored one.
    /// </summary>
    public string? AdoptNewTargets { get; init; }

    /// <summary>Stored intent, changed with the update; <see langword="null"/> leaves it. Nothing updates unattended.</summary>
    public bool? AutoUpdate { get; init; }

    /// <summary>
    /// Whether recorded targets that the package does not have any more are removed by the update (<c>remove_orphaned_target</c>). Default: no, they keep
    /// their revision and are blocked with <c>target_not_offered</c>.
    /// </summary>
    public bool RemoveDroppedTargets { get; init; }

    /// <summary>
    /// Digests of content that is accepted although a release had other content before (<c>details.source_digest</c> of <c>identity_rewritten</c>), echoed back exactly, after
    /// whoever published it said why. Empty: such an update is refused.
    /// </summary>
    public IReadOnlyList<string> AcceptRewritten { get; init; } = [];
}
