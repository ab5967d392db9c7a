using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Processes;
using PluginKit.Platform.Watching;
using PluginKit.Testing.Clock;
using PluginKit.Testing.SimulatedClients;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>The machine of the examples: Ada's home, a catalog of two plugins, a plugin of her team, both clients simulated, a clock that stands still.</summary>
internal sealed class ExampleMachine : IAsyncDisposable
{
    public const string Catalog = "/data/plugins";
    public const string ReleaseNotes = Catalog + "/plugins/release-notes";
    public const string Snapshot = "/data/catalog.json";

    private static readonly DateTimeOffset Start = new(2026, 5, 4, 8, 30, 0, TimeSpan.Zero);
    private readonly ServiceProvider _services;

    public ExampleMachine()
    {
        Clock = new ControllableTimeProvider(Start);
        Disk = new VirtualFileSystem(Clock);
        Publish("1.4.0");
        Write(Catalog + "/plugins/unit-tables/plugin/plugin.yaml", "api_version: v1\nname: unit-tables\nversion: 0.3.0\ndescription: Converts units.\nlicense: MIT\ntargets:\n  - claude\n  - codex-package\n");
        Write(Catalog + "/plugins/unit-tables/plugin/skills/convert/SKILL.md", "---\nname: convert\ndescription: Converts units.\n---\n\nConvert it.\n");
        Write("/data/team-tools/.claude-plugin/marketplace.json", "{\"name\":\"team-tools\",\"owner\":{\"name\":\"Team\"},\"plugins\":[{\"name\":\"team-glossary\",\"source\":\"./plugins/team-glossary\"}]}\n");
        Write("/data/team-tools/plugins/team-glossary/.claude-plugin/plugin.json", "{\"name\":\"team-glossary\",\"version\":\"2.0.0\",\"description\":\"Words of the team.\"}\n");
        Disk.AddDirectory("/home/ada/.claude");

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(new HostEnvironment { HomeDirectory = "/home/ada", SystemRoot = "/" });
        services.AddSingleton<IDirectoryNotifier>(Notices);
        services.AddPluginKitVirtualDisk(Disk);
        services.AddPluginKit(static options => options.CatalogLocation = Catalog);
        services.AddPluginKitSimulatedClients();
        _services = services.BuildServiceProvider();
    }

    public VirtualFileSystem Disk { get; }

    public ControllableTimeProvider Clock { get; }

    public ExampleNotices Notices { get; } = new();

    public TService Ask<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    /// <summary>Gives the plugin of the examples a version.</summary>
    public void Publish(string version)
    {
        Write(ReleaseNotes + "/plugin/plugin.yaml", $"api_version: v1\nname: release-notes\nversion: {version}\ndescription: Drafts release notes from merged changes.\nlicense: MIT\nhomepage: https://example.org/release-notes\nkeywords:\n  - release\n  - changelog\ntargets:\n  - claude\n  - codex-package\n");
        Write(ReleaseNotes + "/plugin/README.md", $"# Release notes\n\nDrafts release notes from what was merged since {version}.\n");
        Write(ReleaseNotes + "/plugin/skills/draft/SKILL.md", "---\nname: draft\ndescription: Drafts release notes.\n---\n\nRead what was merged, and write it down for people.\n");
        Write(ReleaseNotes + "/plugin/mcp/servers.yaml", "api_version: v1\nservers:\n  changes:\n    type: stdio\n    stdio:\n      command: npx\n      args:\n        - -y\n        - merged-changes\n    targets:\n      - claude\n      - codex-package\n");
    }

    /// <summary>Installs the team's plugin as a user does: with the client's own commands.</summary>
    public async Task InstallOfTheTeamAsync()
    {
        string[][] commands =
        [
            ["plugin", "marketplace", "add", "/data/team-tools", "--scope", "user"],
            ["plugin", "install", "team-glossary@team-tools", "--scope", "user"],
        ];
        foreach (var command in commands)
        {
            var outcome = await Ask<IProcessRunner>().RunAsync(
                new()
                {
                    FileName = Path.Combine(SimulatedClientPrograms.Folder, "claude"),
                    Arguments = command,
                    WorkingDirectory = "/data",
                    Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = "/home/ada" },
                },
                CancellationToken.None);
            outcome.ExitCode.ShouldBe(0, outcome.StandardError);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private void Write(string path, string content)
    {
        Disk.AddDirectory(Path.GetDirectoryName(path)!);
        Disk.File.WriteAllText(path, content);
    }
}
