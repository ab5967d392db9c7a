using System.Text.Json.Nodes;

namespace PluginKit.Concurrency.Tests.Homes;

/// <summary>A machine in a temporary folder: a home with things of its user in it, and packages.</summary>
internal sealed class Home : IDisposable
{
    public const string Notes = "notes";

    /// <summary>Settings as somebody wrote them by hand.</summary>
    public const string UserSettings = "{\n    \"theme\" : \"dark\",\n    \"enabled\": { \"other\": true }\n}\n";

    public const string UserRegistry = "{\"other\":\"/elsewhere\"}\n";

    private readonly string _kept;

    public Home()
    {
        Root = Directory.CreateTempSubdirectory("pluginkit-processes-").FullName;
        _kept = Root + ".kept";
        foreach (var folder in (string[])["home", "system", "bin", "packages"])
        {
            Directory.CreateDirectory(At(folder));
        }

        Write(Settings("sketch"), UserSettings);
        Write(Registry("sketch"), UserRegistry);
        Package(Notes, "1.0.0");
    }

    public string Root { get; }

    public string State => InOwn("state.json");

    public string Operations => InOwn("pluginkit", "operations");

    public string LegacyLock => InOwn("locks", "state.lock");

    public string Receipt => InOwn("pluginkit", "receipts", Notes + ".json");

    public string At(params string[] path) => Path.Combine([Root, .. path]);

    public string InOwn(params string[] path) => At(["home", ".plugin-kit-ai", .. path]);

    public string Settings(string client) => At("home", "." + client, "settings.json");

    public string Registry(string client) => At("home", "." + client, "registry.json");

    public string Owned(string client, string id = Notes) => InOwn("materialized", client, id);

    /// <summary>The manifest of a package: the one file in which two revisions differ.</summary>
    public string Manifest(string id) => At("packages", id, "plugin", "plugin.yaml");

    public static string ManifestText(string id, string version) =>
        $"api_version: v1\nname: {id}\nversion: {version}\ndescription: A package of the tests.\ntargets:\n  - claude\n  - codex-package\n";

    public void Package(string id, string version)
    {
        Write(Manifest(id), ManifestText(id, version));
        Write(At("packages", id, "plugin", "mcp", "servers.yaml"), $"api_version: v1\nservers:\n  {id}:\n    type: stdio\n    stdio:\n      command: run-{id}\n");
    }

    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public static JsonObject Json(string path) => JsonNode.Parse(File.ReadAllText(path))!.AsObject();

    public byte[] StateBytes() => File.Exists(State) ? File.ReadAllBytes(State) : [];

    /// <summary>Journals that say what their operation wanted: at least one whole line.</summary>
    public IReadOnlyList<string> OpenJournals() => !Directory.Exists(Operations)
        ? []
        : [.. Directory.EnumerateFiles(Operations, "journal.jsonl", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Where(static text => text.Contains('\n', StringComparison.Ordinal))];

    /// <summary>Whatever is only there while something is written.</summary>
    public IReadOnlyList<string> Leftovers() =>
    [
        .. Directory.EnumerateFileSystemEntries(At("home"), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Where(path => Path.GetFileName(path).Contains(".pluginkit-", StringComparison.Ordinal)
                || Path.GetFileName(path).EndsWith(".pluginkit", StringComparison.Ordinal)
                || path.StartsWith(Operations + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                || string.Equals(path, LegacyLock, StringComparison.Ordinal)
                || path.EndsWith("lock.owner.json", StringComparison.Ordinal)),
    ];

    /// <summary>Remembers everything as it is now, for <see cref="Restore"/>.</summary>
    public void Keep()
    {
        Delete(_kept);
        Copy(Root, _kept);
    }

    public void Restore()
    {
        Delete(Root);
        Copy(_kept, Root);
    }

    public void Dispose()
    {
        Delete(_kept);
        Delete(Root);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
