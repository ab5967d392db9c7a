using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Composition;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>The commands that change something, and only with <c>--apply</c>.</summary>
internal static class MutationCommands
{
    public static async Task<int> AddAsync(CommandContext context, string sourceOrId, Intent intent, bool apply, CancellationToken cancellationToken)
    {
        var (source, unknown) = await ResolveAsync(context, sourceOrId, cancellationToken);
        if (unknown is not null)
        {
            return context.Answers.Result(HostApplication.Failure(unknown));
        }

        var plan = await context.Lifecycle.PlanAddAsync(
            new()
            {
                Source = source,
                Targets = context.Request.Targets,
                Scope = context.Request.Scope ?? InstallScope.User,
                WorkspaceRoot = context.Request.WorkspaceRoot,
                Progress = context.Answers.Progress,
                AutoUpdate = intent.AutoUpdate ?? true,
                AdoptNewTargets = intent.AdoptNewTargets ?? "manual",
            },
            cancellationToken);
        return await FinishAsync(context, plan, apply, cancellationToken);
    }

    public static async Task<int> RemoveAsync(CommandContext context, string id, bool apply, CancellationToken cancellationToken)
    {
        var plan = await context.Lifecycle.PlanRemoveAsync(
            new() { IntegrationId = id, Targets = context.Request.Targets, WorkspaceRoot = context.Request.WorkspaceRoot, Progress = context.Answers.Progress }, cancellationToken);
        return await FinishAsync(context, plan, apply, cancellationToken);
    }

    /// <summary>One id is an update of its own; several, or none for all, are a batch.</summary>
    public static async Task<int> UpdateAsync(CommandContext context, IReadOnlyList<string> ids, Intent intent, bool apply, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var plan = ids.Count == 1
            ? await context.Lifecycle.PlanUpdateAsync(
                new()
                {
                    IntegrationId = ids[0],
                    Targets = request.Targets,
                    WorkspaceRoot = request.WorkspaceRoot,
                    AdoptNewTargets = intent.AdoptNewTargets,
                    AutoUpdate = intent.AutoUpdate,
                    RemoveDroppedTargets = intent.RemoveDroppedTargets,
                    Progress = context.Answers.Progress,
                },
                cancellationToken)
            : await context.Lifecycle.PlanUpdateManyAsync(
                new()
                {
                    IntegrationIds = ids,
                    Targets = request.Targets,
                    Scope = request.Scope,
                    WorkspaceRoot = request.WorkspaceRoot,
                    AdoptNewTargets = intent.AdoptNewTargets,
                    AutoUpdate = intent.AutoUpdate,
                    RemoveDroppedTargets = intent.RemoveDroppedTargets,
                    Progress = context.Answers.Progress,
                },
                cancellationToken);
        return await FinishAsync(context, plan, apply, cancellationToken);
    }

    public static async Task<int> RepairAsync(CommandContext context, string id, bool apply, CancellationToken cancellationToken)
    {
        var plan = await context.Lifecycle.PlanRepairAsync(
            new() { IntegrationId = id, Targets = context.Request.Targets, WorkspaceRoot = context.Request.WorkspaceRoot, Progress = context.Answers.Progress }, cancellationToken);
        return await FinishAsync(context, plan, apply, cancellationToken);
    }

    public static async Task<int> RollbackAsync(CommandContext context, string id, string? to, bool apply, CancellationToken cancellationToken)
    {
        var plan = await context.Lifecycle.PlanRollbackAsync(
            new() { IntegrationId = id, To = to, Targets = context.Request.Targets, WorkspaceRoot = context.Request.WorkspaceRoot }, cancellationToken);
        return await FinishAsync(context, plan, apply, cancellationToken);
    }

    public static async Task<int> CollectAsync(CommandContext context, bool apply, CancellationToken cancellationToken) => context.Answers.Collection(apply
        ? await context.Lifecycle.CollectAsync(Options(context), cancellationToken)
        : await context.Lifecycle.PlanCollectAsync(cancellationToken));

    public static async Task<int> ToggleAsync(CommandContext context, string id, bool isOn, bool apply, CancellationToken cancellationToken)
    {
        var request = new ToggleRequest { IntegrationId = id, Targets = context.Request.Targets, WorkspaceRoot = context.Request.WorkspaceRoot, Progress = context.Answers.Progress };
        var plan = isOn
            ? await context.Lifecycle.PlanEnableAsync(request, cancellationToken)
            : await context.Lifecycle.PlanDisableAsync(request, cancellationToken);
        return await FinishAsync(context, plan, apply, cancellationToken);
    }

    public static async Task<int> AcknowledgeAsync(CommandContext context, string id, CancellationToken cancellationToken) =>
        context.Answers.Result(await context.Lifecycle.AcknowledgeAsync(id, context.Request.Targets, cancellationToken));

    public static async Task<int> RecoverAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Answers.Result(await context.Lifecycle.RecoverAsync(Options(context), cancellationToken));

    private static async Task<int> FinishAsync(CommandContext context, LifecyclePlan plan, bool apply, CancellationToken cancellationToken) => apply
        ? context.Answers.Result(await context.Lifecycle.ApplyAsync(plan, Options(context), cancellationToken))
        : context.Answers.Report(plan.Document);

    /// <summary>An id of the catalog becomes the reference that its entry gives; everything else is a reference already.</summary>
    private static async Task<(string Source, Problem? Unknown)> ResolveAsync(CommandContext context, string sourceOrId, CancellationToken cancellationToken)
    {
        if (context.Request.Catalog is not null && Contracts.Targets.LeafId.IsValid(sourceOrId))
        {
            var found = await context.Catalog.FindAsync(sourceOrId, cancellationToken);
            return found.Entry is { } entry ? (entry.SourceRef, null) : (sourceOrId, found.Problem);
        }

        var isPath = sourceOrId.StartsWith('.') || sourceOrId.StartsWith('/') || sourceOrId.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isPath && !sourceOrId.Contains("//", StringComparison.Ordinal)
            ? (HostOptions.Absolute(sourceOrId, context.Answers.Terminal.CurrentDirectory)!, null)
            : (sourceOrId, null);
    }

    private static ApplyOptions Options(CommandContext context) => new()
    {
        LockTimeout = context.Request.LockTimeout,
        Progress = context.Answers.Progress,

        // Plan and apply are one command here: nobody has reviewed the plan.
        ReplanIfStale = true,
    };
}
