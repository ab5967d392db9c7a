using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Lifecycle.Requests;

/// <summary>Where an operation is. Everything but <see cref="Message"/> is data for programs.</summary>
public sealed record LifecycleProgress
{
    /// <summary>What is being done.</summary>
    public required LifecycleStage Stage { get; init; }

    /// <summary>
    /// Id of the operation, from its first event on: the one that its journal, its result and the operation log have. Every plan and view has an id of its own
    /// (<c>plan-add-…</c>, <c>doctor-…</c>), which no document repeats: what they did ends with them. While an earlier operation is recovered, its id.
    /// </summary>
    public required string OperationId { get; init; }

    /// <summary><c>add</c>, <c>update</c>, <c>remove</c>, <c>repair</c>, <c>enable</c>, <c>disable</c>, <c>recover</c>, <c>list</c>, <c>doctor</c>, <c>outdated</c> or <c>resolve-source</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The integration; <see langword="null"/> while it is not known, as before the source of an add was read.</summary>
    public string? IntegrationId { get; init; }

    /// <summary>The target, if the stage is of one.</summary>
    public string? TargetId { get; init; }

    /// <summary>What the stage is about, if anything: the step's summary, the source's reference, who holds the lock. Text of others; see <c>UntrustedText</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>Number of the step, from 1; 0 outside steps.</summary>
    public int Step { get; init; }

    /// <summary>How many steps the target has; 0 outside steps.</summary>
    public int StepCount { get; init; }

    /// <summary>How far the fetch of a source is, in the stage <c>resolving_source</c>: an event for each percent. <see langword="null"/> in every other event.</summary>
    public FetchProgress? Fetch { get; init; }

    /// <summary>What is going on, for people, by the registered <see cref="IProgressFormatter"/>. May hold text of others; see <c>UntrustedText</c>.</summary>
    public string Message { get; init; } = string.Empty;
}
