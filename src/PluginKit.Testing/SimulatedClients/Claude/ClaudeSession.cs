using System.Globalization;
using System.Text;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;

namespace PluginKit.Testing.SimulatedClients.Claude;

/// <summary>One run of the program: where its files are, and how it reads and writes them.</summary>
internal sealed class ClaudeSession
{
    private readonly TimeProvider _time;
    private readonly StringBuilder _output = new();
    private int _temporary;

    public ClaudeSession(ProcessRequest request, IDisk disk, TimeProvider time, string systemRoot)
    {
        Disk = disk;
        _time = time;

        // The kernel tells a program its working directory with every link resolved.
        Directory = disk.ResolveLinks(request.WorkingDirectory);
        Home = request.Environment["HOME"];
        Config = Variable(request, "CLAUDE_CONFIG_DIR") ?? Path.Combine(Home, ".claude");
        Plugins = Variable(request, "CLAUDE_CODE_PLUGIN_CACHE_DIR") ?? Path.Combine(Config, "plugins");
        PolicyFolder = Path.Combine(systemRoot, "etc", "claude-code");
    }

    public IDisk Disk { get; }

    public string Directory { get; }

    public string Home { get; }

    public string Config { get; }

    public string Plugins { get; }

    public string PolicyFolder { get; }

    public string Output => _output.ToString();

    /// <summary>Milliseconds since 1970, as the program writes them into markers.</summary>
    public string Epoch => _time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The time as the program writes it into records.</summary>
    public string Now => _time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public string SettingsPath(string scope) => scope switch
    {
        "project" => Path.Combine(Directory, ".claude", "settings.json"),
        "local" => Path.Combine(Directory, ".claude", "settings.local.json"),
        _ => Path.Combine(Config, "settings.json"),
    };

    public void Say(string text) => _output.Append(text);

    public bool Exists(string path) => Disk.Stat(path) is not null;

    public bool IsDirectory(string path) => Disk.Stat(Disk.ResolveLinks(path)) is { Kind: DiskEntryKind.Directory };

    /// <summary>The bytes of a file; <see langword="null"/> when there is none.</summary>
    public byte[]? Read(string path)
    {
        if (Disk.Stat(Disk.ResolveLinks(path)) is not { Kind: DiskEntryKind.File })
        {
            return null;
        }
        using var stream = Disk.OpenRead(path);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    /// <summary>Replaces a file through a temporary one beside it; a link is written through, the mode stays.</summary>
    public void Write(string path, string text)
    {
        var target = Disk.ResolveLinks(path);
        Disk.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.tmp.{_temporary++}";
        using (var stream = Disk.CreateNew(temporary, Disk.Stat(target)?.Mode))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        Disk.MoveFile(temporary, target, overwrite: true);
    }

    public void CopyFolder(string source, string destination)
    {
        Disk.CreateDirectory(destination);
        foreach (var entry in Disk.List(source))
        {
            var place = Path.Combine(destination, entry.Name);
            if (entry.Kind == DiskEntryKind.Directory)
            {
                CopyFolder(entry.Path, place);
            }
            else if (Read(entry.Path) is { } content)
            {
                using var stream = Disk.CreateNew(place, entry.Mode);
                stream.Write(content);
            }
        }
    }

    public void DeleteFolder(string folder)
    {
        if (Disk.Stat(folder) is not { Kind: DiskEntryKind.Directory })
        {
            return;
        }
        foreach (var entry in Disk.List(folder))
        {
            if (entry.Kind == DiskEntryKind.Directory)
            {
                DeleteFolder(entry.Path);
            }
            else
            {
                Disk.DeleteFile(entry.Path);
            }
        }
        Disk.DeleteEmptyDirectory(folder);
    }

    private static string? Variable(ProcessRequest request, string name) =>
        request.Environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
