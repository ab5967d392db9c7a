using System.CommandLine;
using PluginKit.Authoring.Projects;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Composition;
using PluginKit.ConsoleHost.Output;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>The checks of an authored project, and what prepares it to run.</summary>
internal sealed class ProjectCommands
{
    private readonly Argument<string?> _path = new("PATH") { Description = "Folder of the project; the current one without it", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _platform = new("--platform") { Description = "An authored target, for example codex-runtime; all that the project has without it", HelpName = "P" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Warnings count as failures" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what would be run" };
    private readonly Option<int> _timeout = new("--step-timeout") { Description = "Seconds that one step may take (default 600)", HelpName = "SECONDS", DefaultValueFactory = static _ => 600 };

    public ProjectCommands() => _timeout.Validators.Add(static result =>
    {
        if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var seconds) || seconds < 1))
        {
            result.AddError($"--step-timeout takes a number of seconds from 1, not '{result.Tokens[0].Value}'.");
        }
    });

    public Symbol[] OfDoctor => [_path];

    public Symbol[] OfBootstrap => [_path, _dryRun, _timeout];

    public Symbol[] OfValidate => [_path, _platform, _strict];

    public async Task<int> DoctorAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken) =>
        context.Answers.Readiness(await context.Service<ProjectDoctor>().LookAsync(Root(context, parsed), cancellationToken));

    public async Task<int> BootstrapAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var bootstrap = context.Service<ProjectBootstrap>();
        var root = Root(context, parsed);
        var request = new BootstrapRequest { ProjectRoot = root, StepTimeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)) };
        if (parsed.GetValue(_dryRun))
        {
            return context.Answers.Bootstrap(await bootstrap.PlanAsync(root, cancellationToken));
        }

        try
        {
            return context.Answers.Bootstrap(await bootstrap.RunAsync(request, new StepLines(context.Answers.Terminal.Error), cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // Other than a mutation, it undoes nothing.
            var cancelled = Problem.Of(ProblemCodes.StepFailed, CancelledWords.Of(parsed), root) with { NextStep = null };
            var found = await bootstrap.PlanAsync(root, CancellationToken.None);
            return context.Answers.Bootstrap(found with { Outcome = BootstrapOutcome.Failed, Ok = false, Steps = [], Problems = [cancelled, .. found.Problems] });
        }
    }

    public async Task<int> ValidateAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken) =>
        context.Answers.Validation(await context.Service<ProjectValidator>().ValidateAsync(
            new() { ProjectRoot = Root(context, parsed), Platform = parsed.GetValue(_platform), Strict = parsed.GetValue(_strict) }, cancellationToken));

    private string Root(CommandContext context, ParseResult parsed) =>
        HostOptions.Absolute(parsed.GetValue(_path) ?? ".", context.Answers.Terminal.CurrentDirectory)!;
}
