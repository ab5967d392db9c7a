using System.Diagnostics;
using System.Globalization;
using System.IO.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Sources.Git;
using PluginKit.Sources.Registration;
using PluginKit.Sources.Resolution;
using PluginKit.Testing.Observation;

namespace PluginKit.Sources.Tests.Git;

/// <summary>A repository on this machine, made with the real git, and a home that looks at it from outside.</summary>
internal sealed class RepositoryOfOthers : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pluginkit-git-").FullName;
    private readonly ServiceProvider _services;
    private readonly CountingRunner _runner = new(new ProcessRunner(TimeProvider.System));

    public RepositoryOfOthers(IReadOnlyDictionary<string, string>? variables = null, bool hasGit = true, Action<SourcesOptions>? configure = null, string format = "sha1")
    {
        Work = Path.Combine(_root, "work");
        Home = Path.Combine(_root, "home");
        Directory.CreateDirectory(Work);
        Directory.CreateDirectory(Home);
        Git("init", "-q", "-b", "main", "--object-format=" + format);
        var services = new ServiceCollection();
        services.AddSingleton(new HostEnvironment
        {
            HomeDirectory = Home,
            SearchPath = hasGit ? (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator) : [],
            Variables = new Dictionary<string, string>(variables ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal)
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? string.Empty,
            },
        });
        services.AddSingleton<IProcessRunner>(_runner);
        services.AddSingleton<IDisk>(Disk);
        _services = services.AddPluginKitSources(options =>
        {
            options.Git.AllowFiles = true;
            options.Git.GitHubAddress = $"file://{_root}/hub/";
            configure?.Invoke(options);
        }).BuildServiceProvider();
    }

    /// <summary>Everything that this is about lies here.</summary>
    public string Root => _root;

    /// <summary>What PluginKit itself writes; git writes beside it.</summary>
    public RecordingDisk Disk { get; } = new(new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine()));

    /// <summary>The mirrors, which stay.</summary>
    public string Cache => Path.Combine(Home, ".plugin-kit-ai", "pluginkit", "cache");

    public string Work { get; }

    public string Home { get; }

    public string Address => $"file://{Work}/.git";

    /// <summary>Where published repositories are.</summary>
    public string Hub => Path.Combine(_root, "hub");

    public IReadOnlyList<string> Commands => _runner.Commands;

    /// <summary>Stands in for git where it answers.</summary>
    public Func<ProcessRequest, CancellationToken, Task<ProcessOutcome>?> Instead { set => _runner.Instead = value; }

    /// <summary>How often something was fetched.</summary>
    public int Fetches => Commands.Count(static command => command.Contains(" fetch ", StringComparison.Ordinal));

    public IGitClient Client => _services.GetRequiredService<IGitClient>();

    public GitMirrors Mirrors => _services.GetRequiredService<GitMirrors>();

    public SourceResolver Resolver => _services.GetRequiredService<SourceResolver>();

    public string Commit(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(Work, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }

        Git("add", "-A", "--force");
        Git("commit", "-q", "--allow-empty", "-m", "change");
        return Git("rev-parse", "HEAD").Trim();
    }

    /// <summary>A tree that git itself would not make; the content of an entry is its text, or an object where its kind is not a file's.</summary>
    public string Tree(params (string Mode, string Name, string Content)[] entries) => GitWith(
        string.Concat(entries.Select(entry => entry.Mode switch
        {
            "040000" => $"{entry.Mode} tree {entry.Content}\t{entry.Name}\0",
            "160000" => $"{entry.Mode} commit {entry.Content}\t{entry.Name}\0",
            _ => $"{entry.Mode} blob {GitWith(entry.Content, "hash-object", "-w", "--stdin").Trim()}\t{entry.Name}\0",
        })),
        "mktree", "-z", "--missing").Trim();

    /// <summary>Makes a tree the content of the main branch.</summary>
    public string CommitTree(string tree)
    {
        var commit = Git("commit-tree", "-m", "x", tree).Trim();
        Git("update-ref", "refs/heads/main", commit);
        return commit;
    }

    public string Git(params string[] arguments) => GitWith(string.Empty, arguments);

    public string GitWith(string input, params string[] arguments)
    {
        var info = new ProcessStartInfo("git") { WorkingDirectory = Work, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (IEnumerable<string>)["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always", .. arguments])
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment["HOME"] = _root;
        info.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(System.Text.Encoding.UTF8.GetBytes(input));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, string.Create(CultureInfo.InvariantCulture, $"git {string.Join(' ', arguments)}: {error.Result}"));
        return output;
    }

    /// <summary>The same repository as <c>owner/repo</c> of the hub.</summary>
    public void Publish(string name)
    {
        var place = Path.Combine(_root, "hub", name + ".git");
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        Directory.CreateSymbolicLink(place, Path.Combine(Work, ".git"));
    }

    public Task<SourceResolution> ResolveAsync(string reference) => Resolver.ResolveAsync(reference, CancellationToken.None);

    public void Dispose()
    {
        _services.Dispose();
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories).Where(static file => file.LinkTarget is null))
        {
            file.Attributes = FileAttributes.Normal;
        }

        Directory.Delete(_root, recursive: true);
    }

    private sealed class CountingRunner(IProcessRunner inner) : IProcessRunner
    {
        private readonly List<string> _commands = [];

        public Func<ProcessRequest, CancellationToken, Task<ProcessOutcome>?> Instead { get; set; } = static (_, _) => null;

        public IReadOnlyList<string> Commands
        {
            get
            {
                lock (_commands)
                {
                    return [.. _commands];
                }
            }
        }

        public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
        {
            lock (_commands)
            {
                _commands.Add(string.Join(' ', request.Arguments));
            }

            return Instead(request, cancellationToken) ?? inner.RunAsync(request, cancellationToken);
        }
    }
}
