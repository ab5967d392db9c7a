namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Options of the lifecycle.</summary>
public sealed class LifecycleOptions
{
    /// <summary>How long a mutation waits for the machine lock. Default: 120 seconds.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>How long recovery waits for a client process of the interrupted operation. Default: 30 seconds.</summary>
    public TimeSpan ClientWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a client version that no adapter was measured with blocks mutations instead of giving a warning. Default: no.</summary>
    public bool BlockUnverifiedClientVersions { get; set; }

    /// <summary>Whether a plan with new or changed executables needs <see cref="PluginKit.Lifecycle.Requests.ApplyOptions.Consent"/>. Default: it does.</summary>
    public ExecutableConsent ExecutableConsent { get; set; } = ExecutableConsent.Required;

    /// <summary>Whether the lock file of the existing plugin-kit-ai tool is held while mutating. Default: yes.</summary>
    public bool HoldLegacyLock { get; set; } = true;
}
