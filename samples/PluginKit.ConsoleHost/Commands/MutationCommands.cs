using PluginKit.ConsoleHost.Composition;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>The commands that change something, and only with <c>--apply</c>.</summary>
internal static class MutationCommands
{
    public static async Task<int> RunAsync(CommandContext context, string operation, string subject, bool apply, CancellationToken cancellationToken)
    {
        var (plan, unknown) = await PlanAsync(context, operation, subject, cancellationToken);
        return plan is null ? context.Answers.Result(CommandLine.HostApplication.Failure(unknown!))
            : apply ? context.Answers.Result(await context.Lifecycle.ApplyAsync(plan, Options(context, plan), cancellationToken))
            : context.Answers.Report(plan.Document);
    }

    /// <summary>The plan of an operation by its name; a problem when the subject is not known.</summary>
    public static async Task<(LifecyclePlan? Plan, Problem? Unknown)> PlanAsync(CommandContext context, string operation, string subject, CancellationToken cancellationToken)
    {
        if (operation == "add")
        {
            var (source, unknown) = await ResolveAsync(context, subject, cancellationToken);
            return unknown is null ? (await AddAsync(context, source, cancellationToken), null) : (null, unknown);
        }

        var (targets, workspaceRoot) = (context.Request.Targets, context.Request.WorkspaceRoot);
        var toggle = new ToggleRequest { IntegrationId = subject, Targets = targets, WorkspaceRoot = workspaceRoot };
        return (await (operation switch
        {
            "update" => context.Lifecycle.PlanUpdateAsync(new() { IntegrationId = subject, Targets = targets, WorkspaceRoot = workspaceRoot }, cancellationToken),
            "remove" => context.Lifecycle.PlanRemoveAsync(new() { IntegrationId = subject, Targets = targets, WorkspaceRoot = workspaceRoot }, cancellationToken),
            "repair" => context.Lifecycle.PlanRepairAsync(new() { IntegrationId = subject, Targets = targets, WorkspaceRoot = workspaceRoot }, cancellationToken),
            "enable" => context.Lifecycle.PlanEnableAsync(toggle, cancellationToken),
            _ => context.Lifecycle.PlanDisableAsync(toggle, cancellationToken),
        }), null);
    }

    public static async Task<int> RecoverAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Answers.Result(await context.Lifecycle.RecoverAsync(Options(context, null), cancellationToken));

    private static Task<LifecyclePlan> AddAsync(CommandContext context, string source, CancellationToken cancellationToken) => context.Lifecycle.PlanAddAsync(
        new()
        {
            Source = source,
            Targets = context.Request.Targets,
            Scope = context.Request.Scope ?? InstallScope.User,
            WorkspaceRoot = context.Request.WorkspaceRoot,
        },
        cancellationToken);

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
            ? (CommandLine.HostOptions.Absolute(sourceOrId, context.Answers.Terminal.CurrentDirectory)!, null)
            : (sourceOrId, null);
    }

    public static ApplyOptions Options(CommandContext context, LifecyclePlan? plan) => new()
    {
        LockTimeout = context.Request.LockTimeout,
        Progress = context.Answers.Progress,

        // "all" is what this very plan lists, not whatever another one may list.
        Consent = [.. context.Request.Consent.Select(given => given == "all" ? plan?.Document.Consent?.Digest : given).OfType<string>()],

        // Plan and apply are one command here: nobody has reviewed the plan.
        ReplanIfStale = true,
    };
}
