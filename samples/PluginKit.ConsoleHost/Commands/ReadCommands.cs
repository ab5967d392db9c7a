using PluginKit.ConsoleHost.Composition;
using PluginKit.Contracts.Documents;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>The commands that only look.</summary>
internal static class ReadCommands
{
    public static async Task<int> DiscoverAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Answers.Discovery(await context.Discovery.DiscoverAsync(
            new() { Targets = context.Request.Targets, WorkspaceRoot = context.Request.WorkspaceRoot }, cancellationToken));

    public static async Task<int> ListAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Answers.Report(await context.Lifecycle.ListAsync(Report(context), cancellationToken));

    public static async Task<int> DoctorAsync(CommandContext context, bool verifyContent, CancellationToken cancellationToken) =>
        context.Answers.Report(await context.Lifecycle.DoctorAsync(Report(context) with { VerifyContent = verifyContent }, cancellationToken));

    public static async Task<int> VerifyAsync(CommandContext context, string? id, CancellationToken cancellationToken) =>
        context.Answers.Report(await context.Lifecycle.VerifyAsync(Report(context) with { IntegrationId = id }, cancellationToken));

    public static async Task<int> OutdatedAsync(CommandContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        context.Answers.Report(await context.Lifecycle.OutdatedAsync(
            new()
            {
                IntegrationIds = ids,
                Targets = context.Request.Targets,
                Scope = context.Request.Scope,
                WorkspaceRoot = context.Request.WorkspaceRoot,
                Progress = context.Answers.Progress,
            },
            cancellationToken));

    public static async Task<int> ResolveSourceAsync(CommandContext context, string sourceOrId, CancellationToken cancellationToken)
    {
        var (source, unknown) = await MutationCommands.ReferenceAsync(context, sourceOrId, cancellationToken);
        return context.Answers.SourceResolution(unknown is null
            ? await context.Lifecycle.ResolveSourceAsync(new() { Source = source, Progress = context.Answers.Progress }, cancellationToken)
            : new() { Format = DocumentFormats.SourceResolution, RequestedSourceRef = sourceOrId, Ok = false, Problems = [unknown], Summary = unknown.Message });
    }

    private static ReportRequest Report(CommandContext context) => new()
    {
        Targets = context.Request.Targets,
        Scope = context.Request.Scope,
        WorkspaceRoot = context.Request.WorkspaceRoot,
    };
}
