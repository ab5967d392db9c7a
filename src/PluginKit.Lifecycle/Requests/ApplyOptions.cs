using System.Text.Json.Serialization;
using PluginKit.Lifecycle.Diagnostics;

namespace PluginKit.Lifecycle.Requests;

/// <summary>How a plan is applied.</summary>
public sealed record ApplyOptions
{
    /// <summary>How long to wait for the machine lock; <see langword="null"/> for the configured limit.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>
    /// Whether a plan that is out of date is replaced by the one that is made under the lock and carried out, instead of the answer <c>plan_stale</c>. For
    /// callers that plan and apply in one go, so that nobody has reviewed the plan: others may change other plugins at the same time. Default: no.
    /// </summary>
    public bool ReplanIfStale { get; init; }

    /// <summary>
    /// Digests of plans whose new and changed executables were reviewed (<c>consent.digest</c> of the plan's document), echoed back exactly. A plan that needs
    /// consent and whose digest is not among them is answered with <c>needs_consent</c>, and nothing is touched.
    /// </summary>
    public IReadOnlyList<string> Consent { get; init; } = [];

    /// <summary>
    /// Whether a target that is blocked or fails undoes the whole integration, instead of only itself. A blocked one is found before anything begins. In a
    /// batch every integration is all or nothing by itself. Default: no.
    /// </summary>
    public bool AllOrNothing { get; init; }

    /// <summary>Told about every step; called synchronously on arbitrary threads, so it should be quick. What it throws is logged once and otherwise ignored.</summary>
    [JsonIgnore]
    public IProgress<LifecycleProgress>? Progress { get; init; }

    /// <summary>Where everybody who works on the operation reports to.</summary>
    [JsonIgnore]
    internal OperationReporter Reporter { get; init; } = OperationReporter.Silent;
}
