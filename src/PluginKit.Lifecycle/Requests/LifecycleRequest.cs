using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Requests;

/// <summary>What every request for a plan or a view can say beside what it is about. None of it changes the answer, and none of it is part of a plan.</summary>
public abstract record LifecycleRequest
{
    private protected LifecycleRequest()
    {
    }

    /// <summary>Told where the work is; called synchronously on arbitrary threads, so it should be quick. What it throws is logged once and otherwise ignored.</summary>
    [JsonIgnore]
    public IProgress<LifecycleProgress>? Progress { get; init; }

    /// <summary>
    /// How long the answer may take; <see langword="null"/> for the configured limit (<c>LifecycleOptions.LocalViewTimeout</c> or
    /// <c>SourcePlanTimeout</c>), <see cref="Timeout.InfiniteTimeSpan"/> for none. A limit that is reached is the problem <c>timed_out</c>.
    /// </summary>
    [JsonIgnore]
    public TimeSpan? TimeLimit { get; init; }
}
