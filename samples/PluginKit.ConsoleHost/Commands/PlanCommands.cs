using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Composition;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Planning;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>Plans that are reviewed in one process and applied in another.</summary>
internal static class PlanCommands
{
    /// <summary>What can be planned.</summary>
    public static IReadOnlyList<string> Operations { get; } = ["add", "update", "remove", "repair", "rollback", "enable", "disable"];

    public static async Task<int> SaveAsync(CommandContext context, string file, string operation, IReadOnlyList<string> subjects, Intent intent, CancellationToken cancellationToken)
    {
        var (plan, unknown) = await MutationCommands.PlanAsync(context, operation, subjects, intent, cancellationToken);
        if (plan is null)
        {
            return context.Answers.Result(HostApplication.Failure(unknown!));
        }

        if (plan.CanSave)
        {
            var path = HostOptions.Absolute(file, context.Answers.Terminal.CurrentDirectory)!;
            try
            {
                // Somebody may have reviewed the plan that is there.
                await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                await target.WriteAsync(plan.Save(), cancellationToken);
            }
            catch (IOException exception) when (File.Exists(path))
            {
                return context.Answers.Result(HostApplication.Failure(Problem.Of(ProblemCodes.Usage, $"'{path}' is there already and is not written over: {exception.Message}", path)));
            }

            context.Answers.Terminal.Error.WriteLine($"Saved to {path}");
        }

        return context.Answers.Report(plan.Document);
    }

    public static async Task<int> ShowAsync(CommandContext context, string file, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(context, file, cancellationToken);
        return opened.Plan is { } plan ? context.Answers.Report(plan.Document) : context.Answers.Result(HostApplication.Failure(opened.Problem!));
    }

    public static async Task<int> ApplyAsync(CommandContext context, string file, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(context, file, cancellationToken);
        return opened.Plan is { } plan
            ? context.Answers.Result(await context.Lifecycle.ApplyAsync(plan, MutationCommands.Options(context, plan) with { ReplanIfStale = false }, cancellationToken))
            : context.Answers.Result(HostApplication.Failure(opened.Problem!));
    }

    private static async Task<OpenedPlan> OpenAsync(CommandContext context, string file, CancellationToken cancellationToken)
    {
        var path = HostOptions.Absolute(file, context.Answers.Terminal.CurrentDirectory)!;
        try
        {
            return context.Lifecycle.OpenPlan(await File.ReadAllBytesAsync(path, cancellationToken), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(null, DocumentReader.Absent<PlanDocument>(path).Problem, ReadOutcome.Absent);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(null, DocumentReader.Unreadable<PlanDocument>(path, exception.Message).Problem, ReadOutcome.Unreadable);
        }
    }
}
