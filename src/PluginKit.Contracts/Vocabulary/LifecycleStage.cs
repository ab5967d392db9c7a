using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>Where an operation, a plan or a view of the lifecycle is. Stages of one operation come in the order of this list; those of a target repeat.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<LifecycleStage>))]
public readonly record struct LifecycleStage : IKnownText<LifecycleStage>
{
    private readonly string? _value;

    private LifecycleStage(string value) => _value = value;

    /// <summary><c>waiting_for_lock</c>: Another operation holds the lock; it is waited for.</summary>
    public static LifecycleStage WaitingForLock { get; } = new("waiting_for_lock");

    /// <summary><c>recovering</c>: An earlier operation that did not end is brought to its end.</summary>
    public static LifecycleStage Recovering { get; } = new("recovering");

    /// <summary><c>checking_plan</c>: The plan is compared with the world as it is now.</summary>
    public static LifecycleStage CheckingPlan { get; } = new("checking_plan");

    /// <summary><c>reading_state</c>: Managed state is read.</summary>
    public static LifecycleStage ReadingState { get; } = new("reading_state");

    /// <summary><c>resolving_source</c>: The source is fetched or opened; may use the network where the plan says so.</summary>
    public static LifecycleStage ResolvingSource { get; } = new("resolving_source");

    /// <summary><c>comparing_manifest</c>: The package was read; its manifest and content are compared with what is managed.</summary>
    public static LifecycleStage ComparingManifest { get; } = new("comparing_manifest");

    /// <summary><c>observing_client</c>: A client's files are looked at, and its program is asked for its version.</summary>
    public static LifecycleStage ObservingClient { get; } = new("observing_client");

    /// <summary><c>preparing</c>: A step of the phase <c>prepare</c> runs: before any client sees anything.</summary>
    public static LifecycleStage Preparing { get; } = new("preparing");

    /// <summary><c>applying</c>: A step of the phase <c>apply</c> runs: the change itself.</summary>
    public static LifecycleStage Applying { get; } = new("applying");

    /// <summary><c>verifying</c>: The client's files are looked at again: do they say what was planned?</summary>
    public static LifecycleStage Verifying { get; } = new("verifying");

    /// <summary><c>rolling_back</c>: A target that failed is undone.</summary>
    public static LifecycleStage RollingBack { get; } = new("rolling_back");

    /// <summary><c>committing</c>: State is written. From here on nothing can be cancelled any more.</summary>
    public static LifecycleStage Committing { get; } = new("committing");

    /// <summary><c>cleaning_up</c>: A step of the phase <c>after_commit</c> runs: deleting what no rollback would bring back.</summary>
    public static LifecycleStage CleaningUp { get; } = new("cleaning_up");


    /// <inheritdoc/>
    public static IReadOnlyList<LifecycleStage> Known { get; } =
    [
        WaitingForLock, Recovering, CheckingPlan, ReadingState, ResolvingSource, ComparingManifest, ObservingClient, Preparing, Applying, Verifying, RollingBack,
        Committing, CleaningUp,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static LifecycleStage From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
