using System.Security.Cryptography;
using System.Text;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;

namespace PluginKit.Authoring.Projects;

/// <summary>
/// Finds the environment that Poetry or Pipenv keeps for a project outside of it. Both put a hash of the project's place into its name, so that nobody has to ask
/// them: asking would run them in the project, with its configuration and plugins.
/// </summary>
internal static class ManagedEnvironments
{
    private const int HashLength = 8;

    /// <summary>The environment, absolute; <see langword="null"/> when there is none, or it is kept somewhere that only the manager knows.</summary>
    public static string? Find(IDisk disk, HostEnvironment host, string manager, string root) => manager switch
    {
        PythonInstaller.Poetry => Below(disk, Path.Join(PoetryCache(host), "virtualenvs"), $"-{Hash(root)}-py"),
        PythonInstaller.Pipenv => Below(disk, PipenvHome(host), $"-{Hash(Path.Join(root, "Pipfile"))}"),
        _ => null,
    };

    // Poetry names one for each version of Python, Pipenv ends with the hash, or with the version when it was asked for one.
    private static string? Below(IDisk disk, string folder, string mark)
    {
        try
        {
            return disk.List(folder)
                .Where(entry => entry.Kind == DiskEntryKind.Directory && entry.Name.Contains(mark, StringComparison.Ordinal))
                .Select(static entry => entry.Path)
                .LastOrDefault();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Hash(string place) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..HashLength].Replace('+', '-').Replace('/', '_');

    private static string PoetryCache(HostEnvironment host) => host.Platform switch
    {
        HostPlatform.Windows => Path.Join(host.Variable("LOCALAPPDATA") ?? Path.Join(host.HomeDirectory, "AppData", "Local"), "pypoetry", "Cache"),
        HostPlatform.MacOS => Path.Join(host.HomeDirectory, "Library", "Caches", "pypoetry"),
        _ => Path.Join(host.HomeDirectory, ".cache", "pypoetry"),
    };

    private static string PipenvHome(HostEnvironment host) => host.Platform == HostPlatform.Windows
        ? Path.Join(host.HomeDirectory, ".virtualenvs")
        : Path.Join(host.HomeDirectory, ".local", "share", "virtualenvs");
}
