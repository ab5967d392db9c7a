using PluginKit.Contracts.Hosts;

namespace PluginKit.Platform.Hosting;

/// <summary>Which variables of a process reach client programs. A list of names, so that no secret of the application travels along.</summary>
internal static class HostVariables
{
    private static readonly string[] Everywhere =
    [
        "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TERM", "USER", "LOGNAME", "SHELL", "TMPDIR", "SSH_AUTH_SOCK",
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS",
    ];

    private static readonly string[] OnWindows =
    [
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "TEMP", "TMP", "USERNAME", "USERDOMAIN", "COMPUTERNAME",
        "ProgramData", "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE",
    ];

    /// <summary>Variables that move a client's own folders away from the home.</summary>
    private static readonly string[] OfClients = ["CLAUDE_CONFIG_DIR", "CLAUDE_CODE_PLUGIN_CACHE_DIR", "CODEX_HOME"];

    /// <summary>Variables that point into the home of the process.</summary>
    private static readonly string[] OfTheHome = ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"];

    public static Dictionary<string, string> Select(IReadOnlyDictionary<string, string> process, HostPlatform platform, bool keepClientVariables)
    {
        var chosen = new Dictionary<string, string>(platform == HostPlatform.Windows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        IEnumerable<string> names = platform == HostPlatform.Windows ? [.. Everywhere, .. OnWindows] : Everywhere;
        foreach (var name in keepClientVariables ? [.. names, .. OfTheHome, .. OfClients] : names)
        {
            if (process.TryGetValue(name, out var value) && value.Length > 0)
            {
                chosen[name] = value;
            }
        }

        return chosen;
    }

    public static void PointHomeTo(Dictionary<string, string> variables, string home, HostPlatform platform, bool keepClientVariables)
    {
        variables["HOME"] = home;
        if (platform != HostPlatform.Windows)
        {
            return;
        }

        variables["USERPROFILE"] = home;
        if (!keepClientVariables)
        {
            variables["APPDATA"] = Path.Join(home, "AppData", "Roaming");
            variables["LOCALAPPDATA"] = Path.Join(home, "AppData", "Local");
        }
    }
}
