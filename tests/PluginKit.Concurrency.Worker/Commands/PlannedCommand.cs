using PluginKit.Concurrency.Worker.Machines;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.Concurrency.Worker.Commands;

/// <summary>Turns a command into a request of the lifecycle.</summary>
internal sealed class PlannedCommand(Machine machine, Command command)
{
    private string Id => command.Words[1];

    private IReadOnlyList<string> Targets => command.List("targets");

    public Task<LifecyclePlan> PlanAsync(CancellationToken cancellationToken) => command.Words[0] switch
    {
        "add" => machine.Lifecycle.PlanAddAsync(new() { Source = machine.Package(Id), Targets = Targets }, cancellationToken),
        "update" => machine.Lifecycle.PlanUpdateAsync(new() { IntegrationId = Id, Targets = Targets }, cancellationToken),
        "remove" => machine.Lifecycle.PlanRemoveAsync(new() { IntegrationId = Id, Targets = Targets }, cancellationToken),
        "repair" => machine.Lifecycle.PlanRepairAsync(new() { IntegrationId = Id, Targets = Targets }, cancellationToken),
        "enable" => machine.Lifecycle.PlanEnableAsync(new() { IntegrationId = Id, Targets = Targets }, cancellationToken),
        "disable" => machine.Lifecycle.PlanDisableAsync(new() { IntegrationId = Id, Targets = Targets }, cancellationToken),
        var other => throw new InvalidOperationException($"Unknown operation '{other}'."),
    };

    public static ApplyOptions Options(Command command) => new()
    {
        LockTimeout = TimeSpan.FromSeconds(command.Number("lock") ?? 600),
        ReplanIfStale = command.Text("replan") is not null,
    };
}
