using System.Collections;
using PluginKit.Contracts.Hosts;

namespace PluginKit.Platform.Hosting;

/// <summary>Makes a <see cref="HostEnvironment"/>. The one place that reads the environment of the process.</summary>
public static class HostEnvironments
{
    /// <summary>This user on this machine: home, search path, and those variables of the process that clients need.</summary>
    /// <returns>The environment.</returns>
    /// <exception cref="InvalidOperationException">The process has no usable home directory.</exception>
    public static HostEnvironment FromProcess()
    {
        var variables = ProcessVariables();
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return Make(variables, home, CurrentPlatform, SystemRootOfThisMachine, keepClientVariables: true);
    }

    /// <summary>
    /// Another home on this machine, for throwaway homes and <c>--home</c>: programs are found as usual, but the client variables of the process
    /// (<c>CLAUDE_CONFIG_DIR</c>, <c>CODEX_HOME</c>, …), which point into the real home, are left out and <c>HOME</c> says the given one.
    /// </summary>
    /// <param name="homeDirectory">The home, absolute.</param>
    /// <param name="systemRoot">Where machine-wide files are looked for; the machine's own root when <see langword="null"/>.</param>
    /// <returns>The environment.</returns>
    /// <exception cref="ArgumentException">A path is not absolute.</exception>
    public static HostEnvironment ForHome(string homeDirectory, string? systemRoot = null)
    {
        RequireAbsolute(homeDirectory, nameof(homeDirectory));
        if (systemRoot is not null)
        {
            RequireAbsolute(systemRoot, nameof(systemRoot));
        }

        return Make(ProcessVariables(), homeDirectory, CurrentPlatform, systemRoot ?? SystemRootOfThisMachine, keepClientVariables: false);
    }

    internal static HostPlatform CurrentPlatform =>
        OperatingSystem.IsWindows() ? HostPlatform.Windows : OperatingSystem.IsMacOS() ? HostPlatform.MacOS : HostPlatform.Linux;

    internal static string SystemRootOfThisMachine =>
        OperatingSystem.IsWindows() ? Path.GetPathRoot(Environment.SystemDirectory) ?? "C:\\" : "/";

    internal static HostEnvironment Make(
        IReadOnlyDictionary<string, string> process, string home, HostPlatform platform, string systemRoot, bool keepClientVariables)
    {
        if (string.IsNullOrEmpty(home) || !Path.IsPathFullyQualified(home))
        {
            throw new InvalidOperationException(
                $"The home directory of this process ('{home}') is not an absolute path. Set HOME, or set PlatformOptions.HomeDirectory.");
        }

        home = Path.TrimEndingDirectorySeparator(home);
        var variables = HostVariables.Select(process, platform, keepClientVariables);
        HostVariables.PointHomeTo(variables, home, platform, keepClientVariables);
        return new()
        {
            HomeDirectory = home,
            SystemRoot = systemRoot,
            Platform = platform,
            Variables = variables,
            SearchPath = SearchPaths.Split(variables.GetValueOrDefault("PATH"), platform),
        };
    }

    private static Dictionary<string, string> ProcessVariables()
    {
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? string.Empty;
        }

        return variables;
    }

    private static void RequireAbsolute(string path, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(path, name);
        if (!Path.IsPathFullyQualified(path))
        {
            throw new ArgumentException($"'{path}' is not an absolute path.", name);
        }
    }
}
