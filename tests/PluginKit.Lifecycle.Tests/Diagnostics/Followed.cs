using System.Collections.Concurrent;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.Lifecycle.Tests.Diagnostics;

/// <summary>Keeps what was reported, and does something at every report.</summary>
internal sealed class Followed(Action<LifecycleProgress>? each = null) : IProgress<LifecycleProgress>
{
    private readonly ConcurrentQueue<LifecycleProgress> _events = new();

    public IReadOnlyList<LifecycleProgress> Events => [.. _events];

    public IReadOnlyList<LifecycleStage> Stages => [.. Events.Select(static progress => progress.Stage)];

    public void Report(LifecycleProgress value)
    {
        _events.Enqueue(value);
        each?.Invoke(value);
    }
}
