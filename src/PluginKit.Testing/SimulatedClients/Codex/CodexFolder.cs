using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;

namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>The folders and configuration files of one run.</summary>
internal sealed class CodexFolder
{
    private readonly string _system;

    public CodexFolder(ProcessRequest request, IDisk disk, string systemRoot)
    {
        Disk = disk;
        UserHome = request.Environment["HOME"];
        WorkingDirectory = disk.ResolveLinks(request.WorkingDirectory);
        _system = Path.Combine(systemRoot, "etc", "codex");
        if (request.Environment.TryGetValue("CODEX_HOME", out var configured) && configured.Length > 0)
        {
            Home = disk.IsDirectory(configured)
                ? configured
                : throw new CodexFailure($"failed to resolve CODEX_HOME\n\nCaused by:\n    CODEX_HOME points to \"{configured}\", but that path does not exist");
        }
        else
        {
            Home = Path.Combine(UserHome, ".codex");
        }
    }

    public IDisk Disk { get; }

    public string UserHome { get; }

    public string Home { get; }

    public string WorkingDirectory { get; }

    public string ConfigFile => Path.Combine(Home, "config.toml");

    public string Cache => Path.Combine(Home, "plugins", "cache");

    /// <summary>The user's configuration, for edits.</summary>
    public TomlText UserConfig() => Load(ConfigFile)!;

    /// <summary>Saves as the plugin commands do: beside the file, then by renaming.</summary>
    public void Replace(TomlText config)
    {
        Disk.CreateDirectory(Home);
        Disk.ReplaceFile(ConfigFile, config.ToBytes());
    }

    /// <summary>Saves as the marketplace commands do: into the file itself.</summary>
    public void Overwrite(TomlText config)
    {
        Disk.CreateDirectory(Home);
        Disk.OverwriteFile(ConfigFile, config.ToBytes());
    }

    /// <summary>The administrator's requirements; <see langword="null"/> without.</summary>
    public TomlText? Requirements()
    {
        var path = Path.Combine(_system, "requirements.toml");
        return Disk.IsFile(path) ? Load(path) : null;
    }

    /// <summary>The layers that count, the one that wins first.</summary>
    public IReadOnlyList<TomlText> Layers()
    {
        var user = UserConfig();
        var managed = Load(Path.Combine(_system, "managed_config.toml"));
        var machine = Load(Path.Combine(_system, "config.toml"));
        return [managed, .. ProjectLayers([managed, user, machine]), user, machine];
    }

    // Every layer but a project's may grant trust.
    private IEnumerable<TomlText> ProjectLayers(TomlText[] granting)
    {
        var folders = new List<string>();
        for (string? folder = WorkingDirectory; folder is { Length: > 0 }; folder = Path.GetDirectoryName(folder))
        {
            folders.Add(folder);
            var marker = Path.Combine(folder, ".git");
            if (Disk.IsFile(marker) || Disk.IsFile(Path.Combine(marker, "HEAD")))
            {
                break;
            }

            if (Path.GetDirectoryName(folder) is null)
            {
                folders = [WorkingDirectory];
                break;
            }
        }

        var root = folders[^1];
        foreach (var folder in folders)
        {
            var path = Path.Combine(folder, ".codex", "config.toml");
            if ((Trust(folder) ?? Trust(root)) == "trusted" && path != ConfigFile && Disk.IsFile(path))
            {
                yield return Load(path);
            }
        }

        string? Trust(string folder) => granting.Select(layer => layer.Value("trust_level", "projects", folder)).FirstOrDefault(static word => word is not null);
    }

    private TomlText Load(string path)
    {
        var text = TomlText.Parse(Disk.ReadFile(path) ?? []);
        return text.Fault is { } fault
            ? throw new CodexFailure($"failed to load configuration\n\nCaused by:\n    0: {path}:{fault.Line}:{fault.Column}: TOML parse error")
            : text;
    }
}
