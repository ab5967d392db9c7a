using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Composition;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Sources.References;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>The commands that change something, and only with <c>--apply</c>.</summary>
internal static class MutationCommands
{
    public static async Task<int> RunAsync(CommandContext context, string operation, IReadOnlyList<string> subjects, Intent? intent, bool apply, CancellationToken cancellationToken)
    {
        var (plan, unknown) = await PlanAsync(context, operation, subjects, intent, cancellationToken);
        return plan is null ? context.Answers.Result(HostApplication.Failure(unknown!))
            : apply ? context.Answers.Result(await context.Lifecycle.ApplyAsync(plan, Options(context, plan), cancellationToken))
            : context.Answers.Report(plan.Document);
    }

    /// <summary>The plan of an operation by its name; a problem when the subject is not known.</summary>
    public static async Task<(LifecyclePlan? Plan, Problem? Unknown)> PlanAsync(
        CommandContext context, string operation, IReadOnlyList<string> subjects, Intent? intent, CancellationToken cancellationToken)
    {
        if (operation == "add")
        {
            var (source, unknown) = await ReferenceAsync(context, subjects[0], cancellationToken);
            return unknown is null ? (await PlanAddAsync(context, source, intent, cancellationToken), null) : (null, unknown);
        }

        var (targets, workspaceRoot, progress) = (context.Request.Targets, context.Request.WorkspaceRoot, context.Answers.Progress);
        return (await (operation switch
        {
            "update" => PlanUpdateAsync(context, subjects, intent, cancellationToken),
            "remove" => context.Lifecycle.PlanRemoveAsync(new() { IntegrationId = subjects[0], Targets = targets, WorkspaceRoot = workspaceRoot, Progress = progress }, cancellationToken),
            "repair" => context.Lifecycle.PlanRepairAsync(new() { IntegrationId = subjects[0], Targets = targets, WorkspaceRoot = workspaceRoot, Progress = progress }, cancellationToken),
            "rollback" => context.Lifecycle.PlanRollbackAsync(new() { IntegrationId = subjects[0], To = intent?.To, Targets = targets, WorkspaceRoot = workspaceRoot, Progress = progress }, cancellationToken),
            "enable" => context.Lifecycle.PlanEnableAsync(new() { IntegrationId = subjects[0], Targets = targets, WorkspaceRoot = workspaceRoot, Progress = progress }, cancellationToken),
            _ => context.Lifecycle.PlanDisableAsync(new() { IntegrationId = subjects[0], Targets = targets, WorkspaceRoot = workspaceRoot, Progress = progress }, cancellationToken),
        }), null);
    }

    public static async Task<int> CollectAsync(CommandContext context, bool apply, CancellationToken cancellationToken) => context.Answers.Collection(apply
        ? await context.Lifecycle.CollectAsync(Options(context, null), cancellationToken)
        : await context.Lifecycle.PlanCollectAsync(cancellationToken));

    public static async Task<int> AcknowledgeAsync(CommandContext context, string id, CancellationToken cancellationToken) =>
        context.Answers.Result(await context.Lifecycle.AcknowledgeAsync(id, context.Request.Targets, cancellationToken));

    public static async Task<int> RecoverAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Answers.Result(await context.Lifecycle.RecoverAsync(Options(context, null), cancellationToken));

    private static Task<LifecyclePlan> PlanAddAsync(CommandContext context, string source, Intent? intent, CancellationToken cancellationToken) => context.Lifecycle.PlanAddAsync(
        new()
        {
            Source = source,
            Targets = context.Request.Targets,
            Scope = context.Request.Scope ?? InstallScope.User,
            WorkspaceRoot = context.Request.WorkspaceRoot,
            Progress = context.Answers.Progress,
            AutoUpdate = intent?.AutoUpdate ?? true,
            AdoptNewTargets = intent?.AdoptNewTargets ?? "manual",
        },
        cancellationToken);

    /// <summary>One id is an update of its own; several, or none for all, are a batch.</summary>
    private static Task<LifecyclePlan> PlanUpdateAsync(CommandContext context, IReadOnlyList<string> ids, Intent? intent, CancellationToken cancellationToken)
    {
        var request = context.Request;
        return ids.Count == 1
            ? context.Lifecycle.PlanUpdateAsync(
                new()
                {
                    IntegrationId = ids[0],
                    Targets = request.Targets,
                    WorkspaceRoot = request.WorkspaceRoot,
                    AdoptNewTargets = intent?.AdoptNewTargets,
                    AutoUpdate = intent?.AutoUpdate,
                    RemoveDroppedTargets = intent?.RemoveDroppedTargets ?? false,
                    AcceptRewritten = intent?.AcceptRewritten ?? [],
                    Progress = context.Answers.Progress,
                },
                cancellationToken)
            : context.Lifecycle.PlanUpdateManyAsync(
                new()
                {
                    IntegrationIds = ids,
                    Targets = request.Targets,
                    Scope = request.Scope,
                    WorkspaceRoot = request.WorkspaceRoot,
                    AdoptNewTargets = intent?.AdoptNewTargets,
                    AutoUpdate = intent?.AutoUpdate,
                    RemoveDroppedTargets = intent?.RemoveDroppedTargets ?? false,
                    AcceptRewritten = intent?.AcceptRewritten ?? [],
                    Progress = context.Answers.Progress,
                },
                cancellationToken);
    }

    /// <summary>An id of the catalog becomes the reference that its entry gives; everything else is a reference already.</summary>
    public static async Task<(string Source, Problem? Unknown)> ReferenceAsync(CommandContext context, string sourceOrId, CancellationToken cancellationToken)
    {
        if (context.Request.Catalogs.Count > 0 && Contracts.Targets.LeafId.IsValid(sourceOrId))
        {
            var found = await context.Catalog.FindAsync(sourceOrId, cancellationToken);

            // Why no client takes an entry is why it cannot be added; what only fetching could tell, or only one client minds, the plan tells.
            return found.Entry is not { } entry ? (sourceOrId, found.Problem)
                : entry.AvailableAppTargets.Count > 0 ? (entry.SourceRef, null)
                : (entry.SourceRef, entry.Problems.FirstOrDefault(static problem => problem.IsError && problem.Code != ProblemCodes.MarketplaceEntryUnchecked));
        }

        return (Reference(sourceOrId, context.Answers.Terminal.CurrentDirectory), null);
    }

    /// <summary>A path means the same as in a shell. <c>owner/repo</c> is one only where there is such a folder; that is the order of the existing tool.</summary>
    private static string Reference(string text, string currentDirectory)
    {
        var isPath = text.StartsWith('.') || text.StartsWith('/') || text.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
            || SourceReferences.FormOf(text) == ReferenceForm.Archive;
        if (!isPath || text.Contains("//", StringComparison.Ordinal))
        {
            return text;
        }

        var path = HostOptions.Absolute(text, currentDirectory)!;
        return SourceReferences.FormOf(text) is ReferenceForm.GitHubPath or ReferenceForm.GitUrl && !Directory.Exists(path) ? text : path;
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
