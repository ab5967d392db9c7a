namespace PluginKit.Lifecycle.Requests;

/// <summary>How a plan is applied.</summary>
public sealed record ApplyOptions
{
    /// <summary>How long to wait for the machine lock; <see langword="null"/> for the configured limit.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>Told about every step; called on arbitrary threads.</summary>
    public IProgress<LifecycleProgress>? Progress { get; init; }
}
