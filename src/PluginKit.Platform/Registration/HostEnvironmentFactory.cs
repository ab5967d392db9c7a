using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Hosting;

namespace PluginKit.Platform.Registration;

/// <summary>Combines options and process.</summary>
internal static class HostEnvironmentFactory
{
    public static HostEnvironment Make(PlatformOptions options)
    {
        var environment = options.HomeDirectory is { } home
            ? HostEnvironments.ForHome(home, options.SystemRoot)
            : HostEnvironments.FromProcess();
        return environment with
        {
            SystemRoot = options.SystemRoot ?? environment.SystemRoot,
            Platform = options.Platform ?? environment.Platform,
            Variables = options.Variables ?? environment.Variables,
            SearchPath = options.SearchPath ?? environment.SearchPath,
        };
    }
}
