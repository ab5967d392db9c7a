namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Options of the lifecycle.</summary>
public sealed class LifecycleOptions
{
    /// <summary>How long a mutation waits for the machine lock and for a tool that holds the lock file of the existing one. Default: 120 seconds.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>How long recovery waits for a client process of the interrupted operation. Default: 30 seconds.</summary>
    public TimeSpan ClientWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many earlier generations of a target are kept for a rollback, 1 to 20. Default: 1.</summary>
    public int KeptGenerations { get; set; } = 1;

    /// <summary>
    /// How long an answer from this machine alone may take: list, doctor, and plans that need no source. Default: 30 seconds;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Doctor with <c>VerifyContent</c> reads every delivered file and may need longer.
    /// </summary>
    public TimeSpan LocalViewTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a plan that resolves a source may take (add, update, repair), also when it is made again before it is applied. Default: 5 minutes;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan SourcePlanTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether a client version that no adapter was measured with blocks mutations instead of giving a warning. Default: no.</summary>
    public bool BlockUnverifiedClientVersions { get; set; }

    /// <summary>Whether a plan with new or changed executables needs <see cref="PluginKit.Lifecycle.Requests.ApplyOptions.Consent"/>. Default: it does.</summary>
    public ExecutableConsent ExecutableConsent { get; set; } = ExecutableConsent.Required;

    /// <summary>Whether a package is installed whose manifests or instructions have characters that no reader sees. Default: it is not.</summary>
    public HiddenTextPolicy HiddenText { get; set; } = HiddenTextPolicy.Block;

    /// <summary>Whether the lock file of the existing plugin-kit-ai tool is held while mutating. Default: yes.</summary>
    public bool HoldLegacyLock { get; set; } = true;
}
