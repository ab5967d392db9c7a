using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Layout;

/// <summary>Where Codex keeps the files that decide about plugins. Nothing here looks at the disk.</summary>
internal sealed class CodexLocations
{
    private const string HomeVariable = "CODEX_HOME";

    public CodexLocations(HostEnvironment environment)
    {
        Environment = environment;
        var configured = environment.Variable(HomeVariable);
        IsHomeConfigured = configured is not null;
        CodexHome = configured is not null && Path.IsPathFullyQualified(configured)
            ? Path.TrimEndingDirectorySeparator(configured)
            : Path.Combine(environment.HomeDirectory, ".codex");
        HomeProblem = configured is not null && !Path.IsPathFullyQualified(configured)
            ? Problem.Of(ProblemCodes.Usage, $"{HomeVariable} is '{configured}'; only an absolute path is taken, because nothing here depends on a working directory.", configured)
            : null;
    }

    public HostEnvironment Environment { get; }

    /// <summary>Folder of the client: the variable <c>CODEX_HOME</c>, else <c>~/.codex</c>.</summary>
    public string CodexHome { get; }

    public bool IsHomeConfigured { get; }

    public Problem? HomeProblem { get; }

    public string UserHome => Environment.HomeDirectory;

    public string ConfigFile => Path.Combine(CodexHome, "config.toml");

    public string Cache => Path.Combine(CodexHome, "plugins", "cache");

    public string SystemFolder => Path.Combine(Environment.SystemRoot, "etc", "codex");

    public string SystemConfigFile => Path.Combine(SystemFolder, "config.toml");

    public string ManagedConfigFile => Path.Combine(SystemFolder, "managed_config.toml");

    public string RequirementsFile => Path.Combine(SystemFolder, "requirements.toml");

    /// <summary>The personal marketplace, picked up by the client without being configured; its root is the home directory.</summary>
    public string PersonalCatalog => CatalogOf(UserHome);

    /// <summary>What the client takes for the personal marketplace when <see cref="PersonalCatalog"/> is missing.</summary>
    public string ClaudeStyleCatalog => Path.Combine(UserHome, ".claude-plugin", "marketplace.json");

    /// <summary>Folders below which plugin folders lie that nothing may refer to: the official place and the one of the existing tool.</summary>
    public IReadOnlyList<string> PersonalPluginFolders => [Path.Combine(UserHome, "plugins"), PluginFolderOf(UserHome)];

    /// <summary>
    /// Files and folders whose change can change what is found. Every <c>plugin add</c> and <c>plugin remove</c> replaces the configuration file (measured), so that
    /// copies deep in the cache need no watch of their own.
    /// </summary>
    public IReadOnlyList<string> WatchedPaths =>
    [
        ConfigFile, SystemConfigFile, ManagedConfigFile, RequirementsFile, PersonalCatalog, ClaudeStyleCatalog, Cache, GitMarketplaces, .. PersonalPluginFolders,
    ];

    private string GitMarketplaces => Path.Combine(CodexHome, ".tmp", "marketplaces");

    /// <summary>Where the client keeps the copy of a Git marketplace.</summary>
    public string GitMarketplace(string name) => Path.Combine(GitMarketplaces, name);

    public string CachedPlugin(string marketplace, string plugin) => Path.Combine(Cache, marketplace, plugin);

    public static string CatalogOf(string root) => Path.Combine(root, ".agents", "plugins", "marketplace.json");

    public static string PluginFolderOf(string root) => Path.Combine(root, ".agents", "plugins", "plugins");

    /// <summary>The problem of a <c>CODEX_HOME</c> that is set and not there: the client then refuses every command.</summary>
    public Problem? MissingHome(IClientFiles files) =>
        HomeProblem ?? (IsHomeConfigured && files.KindOf(CodexHome) == PathKind.Absent
            ? Problem.Of(ProblemCodes.Usage, $"{HomeVariable} points to {CodexHome}, which does not exist; codex refuses to work.", CodexHome)
            : null);
}
