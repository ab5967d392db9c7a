using Microsoft.Extensions.DependencyInjection;
using PluginKit.ConsoleHost.CommandLine;

namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>Runs the sample host in this process, with a home of its own that is thrown away.</summary>
internal sealed class HostFixture : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pluginkit-e2e-").FullName;

    public HostFixture()
    {
        foreach (var folder in (string[])[Home, SystemRoot, Project, Neutral, Packages])
        {
            Directory.CreateDirectory(folder);
        }
    }

    public string Home => Path.Join(_root, "home");

    public string SystemRoot => Path.Join(_root, "system");

    public string Project => Path.Join(_root, "project");

    /// <summary>A folder without anything, to run clients in.</summary>
    public string Neutral => Path.Join(_root, "neutral");

    public string Packages => Path.Join(_root, "packages");

    /// <summary><c>simulated</c>, <c>auto</c> or <c>none</c>; what <c>--clients</c> says. Clients can be installed later.</summary>
    public string Clients { get; set; } = "simulated";

    /// <summary>What <c>--consent</c> says wherever something is added or updated; empty for not saying it.</summary>
    public string Consent { get; set; } = "all";

    /// <summary>Variables that are the host's own affair.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the error stream is a terminal.</summary>
    public bool IsErrorInteractive { get; set; }

    /// <summary>What is different from the services as they are.</summary>
    public Action<IServiceCollection>? Services { get; set; }

    public string StateFile => InHome(".plugin-kit-ai/state.json");

    public string InHome(string path) => Path.Join(Home, path);

    public string InProject(string path) => Path.Join(Project, path);

    public FolderSnapshot Everything() => FolderSnapshot.Of(_root);

    /// <summary>Runs a command with tables.</summary>
    public Task<HostRun> ShowAsync(params string[] args) => StartAsync([.. args, "--home", Home, "--system-root", SystemRoot, "--clients", Clients]);

    /// <summary>Runs a command with one JSON document.</summary>
    public Task<HostRun> AskAsync(params string[] args) => ShowAsync([.. args, "--format", "json"]);

    /// <summary>Runs a command line as it is.</summary>
    public async Task<HostRun> StartAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] consent = Consent.Length > 0 && args.Contains("--apply") && !args.Contains("--consent") && args[0] is "add" or "update" ? ["--consent", Consent] : [];
        var exitCode = await HostApplication.RunAsync([.. args, .. consent], Terminal(output, error), CancellationToken.None);
        return new(exitCode, output.ToString(), error.ToString());
    }

    private HostTerminal Terminal(TextWriter output, TextWriter error) =>
        new(output, error, Neutral, IsInteractive: false) { IsErrorInteractive = IsErrorInteractive, Variable = Variables.GetValueOrDefault, Services = Services };

    /// <summary>Writes a file, LF, no byte order mark.</summary>
    public static string Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
