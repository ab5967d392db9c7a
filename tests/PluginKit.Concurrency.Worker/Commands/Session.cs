using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Concurrency.Worker.Machines;
using PluginKit.Concurrency.Worker.Observing;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Scanning;
using PluginKit.Lifecycle.Leases;
using PluginKit.Lifecycle.Planning;
using PluginKit.Platform.Locks;
using PluginKit.Testing.FaultInjection;

namespace PluginKit.Concurrency.Worker.Commands;

/// <summary>What this process does on the machine that it has opened.</summary>
internal sealed class Session(Voice voice) : IAsyncDisposable
{
    private readonly Watch _watch = new(voice);
    private Machine? _machine;
    private LifecyclePlan? _plan;
    private GenerationLease? _lease;

    private Machine Machine => _machine ?? throw new InvalidOperationException("No machine is open.");

    public void Continue() => _watch.Continue();

    public async Task<JsonObject> RunAsync(Command command)
    {
        using var cancelled = _watch.Begin(command);
        var answer = command.Verb switch
        {
            "open" => await OpenAsync(command),
            "plan" => Document((_plan = await new PlannedCommand(Machine, command).PlanAsync(cancelled.Token)).Document),
            "save" => Save(command.Words[0]),
            "load" => Load(command.Words[0]),
            "apply" => Document(await Machine.Lifecycle.ApplyAsync(_plan!, PlannedCommand.Options(command), cancelled.Token)),
            "mutate" => await MutateAsync(command, cancelled.Token),
            "recover" => Document(await Machine.Lifecycle.RecoverAsync(PlannedCommand.Options(command), cancelled.Token)),
            "hold" => await HoldAsync(command),
            "collect" => Document(await Machine.Lifecycle.CollectAsync(PlannedCommand.Options(command), cancelled.Token)),
            "list" => Document(await Machine.Lifecycle.ListAsync(new(), cancelled.Token)),
            "doctor" => Document(await Machine.Lifecycle.DoctorAsync(new() { VerifyContent = true }, cancelled.Token)),
            "discover" => Document(await Machine.Service<IDiscovery>().DiscoverAsync(new DiscoveryRequest(), cancelled.Token)),
            "under-lock" => await UnderLockAsync(command),
            "count-up" => await CountUpAsync(command),
            var other => throw new InvalidOperationException($"Unknown command '{other}'."),
        };
        _watch.Report(answer);
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        if (_machine is not null)
        {
            await _machine.DisposeAsync();
        }
    }

    private async Task<JsonObject> OpenAsync(Command command)
    {
        await DisposeAsync();
        _plan = null;
        _machine = new(command, _watch);
        return [];
    }

    /// <summary>Works with the files of a plugin until this process ends.</summary>
    private async Task<JsonObject> HoldAsync(Command command)
    {
        _lease = await Machine.Service<IGenerationLeases>().HoldAsync(new() { IntegrationId = command.Words[0] });
        return new() { ["held"] = new JsonArray([.. _lease.Paths.Select(static path => JsonValue.Create(path))]) };
    }

    private JsonObject Save(string path)
    {
        File.WriteAllBytes(path, _plan!.Save());
        return [];
    }

    private JsonObject Load(string path)
    {
        _plan = Machine.Lifecycle.OpenPlan(File.ReadAllBytes(path)).Plan ?? throw new InvalidOperationException($"'{path}' is no plan.");
        return [];
    }

    /// <summary>Plans and applies; says so when it was cancelled.</summary>
    private async Task<JsonObject> MutateAsync(Command command, CancellationToken cancellationToken)
    {
        try
        {
            var plan = await new PlannedCommand(Machine, command).PlanAsync(cancellationToken);
            return Document(await Machine.Lifecycle.ApplyAsync(plan, PlannedCommand.Options(command), cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new() { ["cancelled"] = true };
        }
        catch (SimulatedCrashException)
        {
            return new() { ["crashed"] = true };
        }
    }

    /// <summary>Replaces a file while no operation runs: somebody publishes a package, or damages a client between two operations.</summary>
    private async Task<JsonObject> UnderLockAsync(Command command)
    {
        var taken = await Machine.Service<MachineLock>().AcquireAsync(Machine.LockFile, command.Verb, TimeSpan.FromMinutes(10), null, CancellationToken.None);
        using (taken.Held)
        {
            var whole = Path.Combine(Machine.Root, $"under-lock.{Environment.ProcessId}");
            File.WriteAllText(whole, Encoding.UTF8.GetString(Convert.FromHexString(command.Words[1])));
            File.Move(whole, command.Words[0], overwrite: true);
        }

        return [];
    }

    /// <summary>Reads a number, adds one and writes it, under the lock, again and again.</summary>
    private async Task<JsonObject> CountUpAsync(Command command)
    {
        for (var cycle = 0; cycle < command.Number("cycles"); cycle++)
        {
            var taken = await Machine.Service<MachineLock>().AcquireAsync(Machine.LockFile, command.Verb, TimeSpan.FromMinutes(10), null, CancellationToken.None);
            using (taken.Held)
            {
                File.WriteAllText(command.Words[0], $"{int.Parse(File.ReadAllText(command.Words[0])) + 1}");
            }
        }

        return [];
    }

    private static JsonObject Document<TDocument>(TDocument document)
        where TDocument : IntegrationDocument =>
        new() { ["document"] = JsonNode.Parse(DocumentJson.Write(document)), ["outcome"] = (document as ResultDocument)?.Outcome.Value };
}
