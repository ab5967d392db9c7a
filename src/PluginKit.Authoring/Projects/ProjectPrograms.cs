using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;

namespace PluginKit.Authoring.Projects;

/// <summary>
/// The programs of this machine for one project. Folders of the search path that lie in the project do not count (an activated environment puts one there):
/// nothing of a project is started by looking at it.
/// </summary>
internal sealed class ProjectPrograms
{
    private readonly IProgramLocator _locator;
    private readonly IDisk _disk;
    private readonly HostEnvironment _host;
    private readonly string _root;

    public ProjectPrograms(IProgramLocator locator, IDisk disk, HostEnvironment host, string root)
    {
        _locator = locator;
        _disk = disk;
        _root = root;
        _host = host with { SearchPath = [.. host.SearchPath.Where(folder => !IsInProject(folder))] };
    }

    public HostPlatform Platform => _host.Platform;

    public bool IsWindows => Platform == HostPlatform.Windows;

    public HostEnvironment Host => _host;

    /// <summary>What programs are started with: the variables of the host, and a search path without the project.</summary>
    public IReadOnlyDictionary<string, string> Environment
    {
        get
        {
            var variables = new Dictionary<string, string>(_host.Variables, IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
            {
                ["PATH"] = string.Join(IsWindows ? ';' : ':', _host.SearchPath),
            };
            return variables;
        }
    }

    /// <summary>The same with variables of a step.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentWith(IReadOnlyDictionary<string, string> variables)
    {
        var all = new Dictionary<string, string>(Environment, IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }

        return all;
    }

    /// <summary>The first of some programs that is on the search path, outside of the project.</summary>
    public string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var folder in _host.SearchPath)
            {
                if (_locator.Find(name, _host with { SearchPath = [folder] }) is { } program && !IsInProject(program))
                {
                    return program;
                }
            }
        }

        return null;
    }

    private bool IsInProject(string path)
    {
        try
        {
            return DiskPath.IsWithin(_root, path) || DiskPath.IsWithin(_root, _disk.ResolveLinks(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return true;
        }
    }
}
