using System.Text;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.ClientFiles;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Testing.SimulatedClients;
using PluginKit.Testing.SimulatedClients.Codex;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>A machine on a disk with the simulated client.</summary>
internal sealed class CodexStage
{
    public const string Home = "/home/u";
    public const string Project = "/work/app";
    public const string Config = Home + "/.codex/config.toml";
    public const string Cache = Home + "/.codex/plugins/cache";
    public const string OwnedRoot = Home + "/.plugin-kit-ai/materialized/codex/alpha";
    public const string Neutral = "/neutral";
    public const string Reference = "alpha@integrationctl-alpha";

    public CodexStage(IDisk disk, bool hasProgram = true, string root = "", IProcessRunner? client = null)
    {
        HasProgram = hasProgram;
        Root = root;
        Disk = disk.AddDirectory(At(Home)).AddDirectory(At(Project + "/.git")).AddFile(At(Project + "/.git/HEAD"), "ref: refs/heads/main\n").AddDirectory(At(Neutral));
        Programs = new(Disk, TimeProvider.System, [new SimulatedCodex()]);
        Client = client ?? Programs;
    }

    /// <summary>The folder below which the machine lies: none, but for the real client.</summary>
    public string Root { get; }

    /// <summary>Another path to the home, for homes behind links.</summary>
    public string? HomeDirectory { get; set; }

    /// <summary>What runs the client: the simulated one, unless a test brings the real one.</summary>
    public IProcessRunner Client { get; }

    public IDisk Disk { get; }

    public SimulatedClientPrograms Programs { get; }

    public bool HasProgram { get; set; }

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public CodexAdapter Adapter { get; init; } = new();

    public string? ProgramVersion { get; set; } = "0.169.0";

    public HostEnvironment Environment => new() { HomeDirectory = HomeDirectory ?? At(Home), Variables = Variables };

    public static string Trust(string folder = Project) => $"[projects.\"{folder}\"]\ntrust_level = \"trusted\"\n";

    /// <summary>A path of the machine as it is on the disk.</summary>
    public string At(string path) => Root + path;

    public CodexStage With(string path, string content)
    {
        Disk.AddFile(path, content);
        return this;
    }

    public string? Text(string path) => Disk.Stat(path) is null ? null : Encoding.UTF8.GetString(Bytes(path));

    public byte[] Bytes(string path)
    {
        using var stream = Disk.OpenRead(path);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public bool Exists(string path) => Disk.Stat(path) is not null;

    public ClientContext Context(bool inProject) => new()
    {
        Environment = Environment,
        WorkspaceRoot = inProject ? At(Project) : null,
        Files = new RootedClientFiles(Disk, Adapter.ReadableRoots(Environment, inProject ? At(Project) : null)),
        Programs = [new("codex", HasProgram ? "/simulated/bin/codex" : null, HasProgram ? ProgramVersion : null)],
    };

    public ValueTask<TargetObservation> ObserveAsync(InstallScope scope, ManagedTargetFacts? record = null, string id = "alpha") =>
        Adapter.ObserveAsync(new() { Client = Context(scope == InstallScope.Project), IntegrationId = id, Scope = scope, Record = record }, default);

    public async ValueTask<TargetProposal> ProposeAsync(ActionClass action, InstallScope scope, DeliveryView? delivery = null, ManagedTargetFacts? record = null, string id = "alpha", IReadOnlyList<string>? kept = null) =>
        await Adapter.ProposeAsync(
            new()
            {
                Client = Context(scope == InstallScope.Project),
                Action = action,
                IntegrationId = id,
                Scope = scope,
                Observation = await ObserveAsync(scope, record, id),
                Record = record,
                Delivery = delivery,
                KeptGenerations = kept ?? [],
                OwnedRoot = At(OwnedRoot),
                NeutralDirectory = At(Neutral),
            },
            default);

    public ValueTask<GenerationView> GenerationsAsync() =>
        Adapter.ReadGenerationsAsync(new() { Client = Context(inProject: false), IntegrationId = "alpha", OwnedRoot = At(OwnedRoot) }, CancellationToken.None);

    public ValueTask<NativeScan> ScanAsync(string? workspaceRoot = null, CodexAdapterOptions? options = null)
    {
        var scanner = new CodexScanner(Options.Create(options ?? new()));
        return scanner.ScanAsync(
            new() { Environment = Environment, WorkspaceRoot = workspaceRoot, Files = new RootedClientFiles(Disk, scanner.ReadableRoots(Environment, workspaceRoot)) },
            default);
    }

    /// <summary>Installs, carries the plan out and gives what would then be recorded.</summary>
    public async Task<ManagedTargetFacts> InstallAsync(InstallScope scope, PackagedDelivery? delivery = null)
    {
        delivery ??= new PackagedDelivery("1.0.0");
        var proposal = await ProposeAsync(ActionClass.InstallTarget, scope, delivery);
        proposal.Blocking.ShouldBeFalse(string.Join('\n', proposal.Problems.Select(static problem => problem.Message)));
        new PlanRunner(this, delivery).Run(proposal.Steps);
        return PlanRunner.Recorded(proposal.Record!, delivery);
    }
}
