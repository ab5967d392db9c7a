using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Layout;

/// <summary>Where Claude Code keeps its files on one machine and, with a workspace, in one project.</summary>
internal sealed class ClaudeLocations
{
    public const string ConfigVariable = "CLAUDE_CONFIG_DIR";
    public const string PluginsVariable = "CLAUDE_CODE_PLUGIN_CACHE_DIR";

    public ClaudeLocations(HostEnvironment environment, string? workspaceRoot)
    {
        Home = environment.HomeDirectory;
        Platform = environment.Platform;
        StateDirectory = environment.StateDirectory;
        WorkspaceRoot = workspaceRoot;
        HasOwnConfigDirectory = environment.Variable(ConfigVariable) is not null;
        ConfigDirectory = Absolute(environment.Variable(ConfigVariable)) ?? Path.Combine(Home, ".claude");
        PluginsDirectory = Absolute(FromHome(environment.Variable(PluginsVariable))) ?? Path.Combine(ConfigDirectory, "plugins");
        PolicyDirectory = Platform switch
        {
            HostPlatform.MacOS => Path.Combine(environment.SystemRoot, "Library", "Application Support", "ClaudeCode"),
            HostPlatform.Windows => Path.Combine(environment.SystemRoot, "Program Files", "ClaudeCode"),
            _ => Path.Combine(environment.SystemRoot, "etc", "claude-code"),
        };
    }

    public string Home { get; }

    public HostPlatform Platform { get; }

    public string StateDirectory { get; }

    public string? WorkspaceRoot { get; }

    /// <summary>Whether a variable says where the configuration is.</summary>
    public bool HasOwnConfigDirectory { get; }

    public string ConfigDirectory { get; }

    public string PluginsDirectory { get; }

    public string PolicyDirectory { get; }

    public string UserSettings => Path.Combine(ConfigDirectory, "settings.json");

    public string? ProjectDirectory => WorkspaceRoot is { } root ? Path.Combine(root, ".claude") : null;

    public string? ProjectSettings => ProjectDirectory is { } folder ? Path.Combine(folder, "settings.json") : null;

    public string? LocalSettings => ProjectDirectory is { } folder ? Path.Combine(folder, "settings.local.json") : null;

    public string InstalledPlugins => Path.Combine(PluginsDirectory, "installed_plugins.json");

    public string KnownMarketplaces => Path.Combine(PluginsDirectory, "known_marketplaces.json");

    public string PolicyFile => Path.Combine(PolicyDirectory, "managed-settings.json");

    public string PolicyDropIns => Path.Combine(PolicyDirectory, "managed-settings.d");

    /// <summary>The client's own notes, which hold among other things whether the user trusts a project; beside the default folder, within a chosen one.</summary>
    public string Notes => Path.Combine(HasOwnConfigDirectory ? ConfigDirectory : Home, ".claude.json");

    public string Cache => Path.Combine(PluginsDirectory, "cache");

    public string UserSkills => Path.Combine(ConfigDirectory, "skills");

    public string? ProjectSkills => ProjectDirectory is { } folder ? Path.Combine(folder, "skills") : null;

    /// <summary>The settings file that the client writes for a scope; the caller has made sure that there is a workspace for the project scopes.</summary>
    public string SettingsOf(InstallScope scope)
    {
        if (scope == InstallScope.Project)
        {
            return ProjectSettings!;
        }
        return scope == InstallScope.Local ? LocalSettings! : UserSettings;
    }

    /// <summary>Where the client keeps a plugin's data: every character but letters, digits, <c>_</c> and <c>-</c> becomes <c>-</c>.</summary>
    public string DataDirectory(string pluginRef)
    {
        var name = string.Create(pluginRef.Length, pluginRef, static (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '-' ? text[i] : '-';
            }
        });
        return Path.Combine(PluginsDirectory, "data", name);
    }

    /// <summary>Whether two absolute paths name the same place by the conventions of the machine; links are not followed.</summary>
    public bool SamePath(string? first, string? second) =>
        first is not null && second is not null && string.Equals(
            Path.TrimEndingDirectorySeparator(first),
            Path.TrimEndingDirectorySeparator(second),
            Platform == HostPlatform.Windows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Measured: the client takes a leading <c>~</c> for the home directory in this variable, and for nothing special in the other one.</summary>
    private string? FromHome(string? path) => path is not null && (path == "~" || path.StartsWith("~/", StringComparison.Ordinal)) ? Home + path[1..] : path;

    /// <summary>A relative value would depend on a working directory that nobody here relies on; it counts from the home directory.</summary>
    private string? Absolute(string? path) => path is null ? null : Path.GetFullPath(path, Home);
}
