using System.Text;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.Observation;
using PluginKit.Testing.SimulatedClients.Claude;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Claude.Tests.Support;

/// <summary>A machine on a disk with a home, a project, an empty directory and a simulated <c>claude</c>.</summary>
internal sealed class ClaudeStage
{
    public const string Home = "/w/home";
    public const string Project = "/w/project";
    public const string Neutral = "/w/neutral";
    public const string Elsewhere = "/w/ext";
    public const string Id = "ctx";
    public const string Ref = "ctx@integrationctl-ctx";
    public const string Marketplace = "integrationctl-ctx";
    public const string Root = Home + "/.plugin-kit-ai/materialized/claude/ctx";
    public const string UserSettings = Home + "/.claude/settings.json";
    public const string ProjectSettings = Project + "/.claude/settings.json";
    public const string LocalSettings = Project + "/.claude/settings.local.json";
    public const string Installed = Home + "/.claude/plugins/installed_plugins.json";
    public const string Known = Home + "/.claude/plugins/known_marketplaces.json";

    private readonly SimulatedClaude _claude = new("/");

    /// <param name="disk">The disk.</param>
    /// <param name="root">The folder that holds home, project and the rest: another one where the real program has to find them.</param>
    public ClaudeStage(IDisk disk, string root = "/w")
    {
        RootFolder = root;
        Environment = new() { HomeDirectory = HomeFolder };
        Disk = disk.AddDirectory($"{HomeFolder}/.plugin-kit-ai").AddDirectory(ProjectFolder).AddDirectory(NeutralFolder).AddDirectory($"{root}/ext");
    }

    public string RootFolder { get; }

    public string HomeFolder => $"{RootFolder}/home";

    public string ProjectFolder => $"{RootFolder}/project";

    public string NeutralFolder => $"{RootFolder}/neutral";

    public IDisk Disk { get; }

    public ClaudeAdapter Adapter { get; init; } = new();

    public ProgramFacts Claude { get; set; } = new("claude", "/bin/claude", "2.1.197 (Claude Code)");

    /// <summary>Asked before a client command runs; an answer replaces it.</summary>
    public Func<ProcessRequest, ProcessOutcome?>? Intercept { get; set; }

    public HostEnvironment Environment { get; init; }

    public ClientContext Context(string? workspaceRoot = null) => new()
    {
        Environment = Environment,
        WorkspaceRoot = workspaceRoot,
        Files = new RootedClientFiles(Disk, [.. Adapter.ReadableRoots(Environment, workspaceRoot), $"{RootFolder}/ext"]),
        Programs = [Claude],
    };

    public ProcessOutcome Run(string directory, params string[] arguments) =>
        Run(new ProcessRequest { FileName = "/bin/claude", Arguments = arguments, WorkingDirectory = directory, Environment = new Dictionary<string, string> { ["HOME"] = HomeFolder } });

    public ProcessOutcome Run(ProcessRequest request) => Intercept?.Invoke(request) ?? _claude.Run(request, Disk, TimeProvider.System);

    public async Task<TargetObservation> ObserveAsync(InstallScope scope, ManagedTargetFacts? record = null, string id = Id) =>
        await Adapter.ObserveAsync(
            new() { Client = Context(scope == InstallScope.Project ? ProjectFolder : null), IntegrationId = id, Scope = scope, Record = record },
            CancellationToken.None);

    public async Task<TargetProposal> ProposeAsync(ActionClass action, InstallScope scope, DeliveryView? delivery = null, ManagedTargetFacts? record = null, string id = Id, string? workspaceRoot = Project, IReadOnlyList<string>? kept = null)
    {
        var client = Context(scope == InstallScope.Project ? (workspaceRoot == Project ? ProjectFolder : workspaceRoot) : null);
        var observation = await Adapter.ObserveAsync(new() { Client = client, IntegrationId = id, Scope = scope, Record = record }, CancellationToken.None);
        return await Adapter.ProposeAsync(
            new()
            {
                Client = client,
                Action = action,
                IntegrationId = id,
                Scope = scope,
                Observation = observation,
                Record = record,
                Delivery = delivery,
                KeptGenerations = kept ?? [],
                OwnedRoot = $"{HomeFolder}/.plugin-kit-ai/materialized/claude/{id}",
                NeutralDirectory = NeutralFolder,
            },
            CancellationToken.None);
    }

    /// <summary>Plans and carries out an install, and gives what would be recorded.</summary>
    public ValueTask<GenerationView> GenerationsAsync() => Adapter.ReadGenerationsAsync(
        new() { Client = Context(null), IntegrationId = Id, OwnedRoot = $"{HomeFolder}/.plugin-kit-ai/materialized/claude/{Id}" }, CancellationToken.None);

    public async Task<ManagedTargetFacts> InstallAsync(InstallScope scope, FakeDelivery? delivery = null)
    {
        delivery ??= new FakeDelivery(Id);
        var proposal = await ProposeAsync(ActionClass.InstallTarget, scope, delivery);
        proposal.Blocking.ShouldBeFalse(string.Join('\n', proposal.Problems.Select(static problem => problem.Message)));
        new PlanRunner(this, delivery).Apply(proposal);
        return Facts(proposal, delivery);
    }

    public static ManagedTargetFacts Facts(TargetProposal proposal, DeliveryView delivery) => new()
    {
        State = proposal.Record!.State,
        NativeRef = proposal.Record.NativeRef,
        OwnedNativeObjects = proposal.Record.OwnedNativeObjects,
        AdapterMetadata = proposal.Record.AdapterMetadata,
        ReceiptFacts = proposal.Record.ReceiptFacts,
        DeliveryDigest = delivery.Digest,
        Version = delivery.Version,
    };

    public bool Exists(string path) => Disk.Stat(path) is not null;

    public string? TryText(string path)
    {
        if (Disk.Stat(path) is not { Kind: DiskEntryKind.File })
        {
            return null;
        }
        using var reader = new StreamReader(Disk.OpenRead(path), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public string Text(string path) => TryText(path).ShouldNotBeNull($"'{path}' is missing.");

    public void Write(string path, string text) => Disk.AddFile(path, text);

    /// <summary>A marketplace of somebody else with the plugins alpha and beta, registered, alpha installed.</summary>
    public void AddForeign(string directory = Neutral)
    {
        WriteMarketplace($"{Elsewhere}/mk", "mk", "alpha", "beta");
        Run(directory, "plugin", "marketplace", "add", $"{Elsewhere}/mk").ExitCode.ShouldBe(0);
        Run(directory, "plugin", "install", "alpha@mk").ExitCode.ShouldBe(0);
    }

    public void WriteMarketplace(string root, string name, params string[] plugins)
    {
        var entries = string.Join(", ", plugins.Select(plugin => $$"""{"name": "{{plugin}}", "source": "./plugins/{{plugin}}"}"""));
        Write($"{root}/.claude-plugin/marketplace.json", $$"""{"name": "{{name}}", "owner": {"name": "o"}, "plugins": [{{entries}}]}""");
        foreach (var plugin in plugins)
        {
            Write($"{root}/plugins/{plugin}/.claude-plugin/plugin.json", $$"""{"name": "{{plugin}}", "version": "1.0.0", "description": "about {{plugin}}"}""");
        }
    }

    public DiskSnapshot Snapshot(string root = "/w") => DiskSnapshot.Take(Disk, root);
}
