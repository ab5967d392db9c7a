using PluginKit.Contracts.Hosts;

namespace PluginKit.Lifecycle.Clients;

/// <summary>The whole environment of a client process: what <see cref="HostEnvironment"/> says, the home, the search path, and a command's additions.</summary>
internal static class ClientEnvironment
{
    public static IReadOnlyDictionary<string, string> Of(HostEnvironment environment, IReadOnlyDictionary<string, string>? additions = null)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in environment.Variables)
        {
            all[name] = value;
        }

        all["HOME"] = environment.HomeDirectory;
        all["PATH"] = string.Join(Path.PathSeparator, environment.SearchPath);
        if (environment.Platform == HostPlatform.Windows)
        {
            all["USERPROFILE"] = environment.HomeDirectory;
        }

        foreach (var (name, value) in additions ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            all[name] = value;
        }

        return all;
    }
}
