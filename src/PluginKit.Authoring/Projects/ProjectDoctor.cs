using Microsoft.Extensions.Options;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Registration;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Platform.Text;

namespace PluginKit.Authoring.Projects;

/// <summary>
/// Says whether an authored project can run where it is: launcher, runtime, package manager, installed dependencies, built output. Nothing of the project is run:
/// the only programs started are <c>python --version</c> and <c>node --version</c> of the machine, outside of the project. Safe to use from several threads.
/// </summary>
public sealed class ProjectDoctor
{
    private static readonly TimeSpan VersionTimeout = TimeSpan.FromSeconds(10);

    private readonly IDisk _disk;
    private readonly IProgramLocator _programs;
    private readonly IProcessRunner _processes;
    private readonly HostEnvironment _host;
    private readonly DocumentLimits _limits;

    /// <summary>Makes a doctor.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="programs">Finds runtimes and managers.</param>
    /// <param name="processes">Asks runtimes for their version.</param>
    /// <param name="host">The machine.</param>
    /// <param name="options">Bounds of the files that are read.</param>
    public ProjectDoctor(IDisk disk, IProgramLocator programs, IProcessRunner processes, HostEnvironment host, IOptions<AuthoringOptions> options)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentNullException.ThrowIfNull(programs);
        ArgumentNullException.ThrowIfNull(processes);
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(options);
        (_disk, _programs, _processes, _host) = (disk, programs, processes, host);
        _limits = DocumentLimits.Of(options.Value);
    }

    /// <summary>Looks at a project.</summary>
    /// <param name="projectRoot">Its folder, absolute.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>
    /// The readiness. <c>ok</c> is <see langword="true"/> only for <c>ready</c>; otherwise a problem says why: <c>project_blocked</c>, <c>project_needs_bootstrap</c>,
    /// <c>project_needs_build</c>, next to <c>source_not_found</c>, <c>manifest_missing</c>, <c>manifest_invalid</c> or <c>launcher_invalid</c> with their positions.
    /// </returns>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ReadinessDocument> LookAsync(string projectRoot, CancellationToken cancellationToken)
    {
        var (look, problems) = await LookAgainAsync(projectRoot, cancellationToken).ConfigureAwait(false);
        var readiness = look.Readiness;
        return new()
        {
            Format = DocumentFormats.Readiness,
            ProjectRoot = projectRoot,
            Ok = readiness.Status == ReadinessStatus.Ready,
            Readiness = readiness,
            BootstrapSteps = readiness.Status == ReadinessStatus.NeedsBootstrap || readiness.Status == ReadinessStatus.NeedsBuild ? look.Steps : [],
            Problems = problems,
            Warnings = [.. problems.Where(static problem => !problem.IsError).Select(static problem => problem.Message)],
        };
    }

    /// <summary>The programs of the machine as they count for a project.</summary>
    internal ProjectPrograms ProgramsFor(string root) => new(_programs, _disk, _host, root);

    /// <summary>Looks, and asks the runtime for its version where nothing on the disk tells it.</summary>
    internal async Task<(RuntimeLook Look, IReadOnlyList<Problem> Problems)> LookAgainAsync(string projectRoot, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (ProjectRoot.WhyRefused(_disk, projectRoot, out var root) is { } refusal)
        {
            return (Invalid(refusal.Message), [refusal, Told(Invalid(refusal.Message).Readiness, projectRoot)]);
        }

        var project = LaunchedProject.Read(new(_disk, root), _limits);
        if (project.Problems.FirstOrDefault(static problem => problem.IsError) is { } error)
        {
            var invalid = Invalid(error.Message);
            return (invalid, [.. project.Problems, Told(invalid.Readiness, projectRoot)]);
        }

        var programs = ProgramsFor(root);
        var look = await AskAsync(RuntimeInspection.Look(project, programs, _disk), programs, root, cancellationToken).ConfigureAwait(false);
        return (look, look.Readiness.Status == ReadinessStatus.Ready ? project.Problems : [.. project.Problems, Told(look.Readiness, projectRoot)]);
    }

    private async Task<RuntimeLook> AskAsync(RuntimeLook look, ProjectPrograms programs, string root, CancellationToken cancellationToken)
    {
        if (look is not { Unasked: { } program, Minimum: { } minimum } || look.Readiness.Status == ReadinessStatus.Blocked)
        {
            return look;
        }

        // Not in the project: managers of versions decide by what lies in the working directory.
        var request = new ProcessRequest
        {
            FileName = program,
            Arguments = ["--version"],
            WorkingDirectory = Path.GetPathRoot(root)!,
            Environment = programs.Environment,
            Timeout = VersionTimeout,
            OutputLimit = 4096,
        };
        var outcome = await _processes.RunAsync(request, cancellationToken).ConfigureAwait(false);
        if (outcome is not { End: ProcessEnd.Exited, ExitCode: 0 } || RuntimeVersion.In(outcome.StandardOutput + outcome.StandardError) is not var (version, text))
        {
            return Lacking(look, Shortfall.Blocked(ReadinessReasons.RuntimeUnusable, $"found {Printable.Of(program)} but it does not tell its version; repair it or the search path"));
        }

        look = look with { Facts = look.Facts with { RuntimeVersion = text } };
        return !version.IsBelow(minimum)
            ? look
            : Lacking(look, Shortfall.Blocked(ReadinessReasons.RuntimeTooOld, $"found {Printable.Of(program)} but its version {version} is below the supported minimum {minimum}"));
    }

    private static RuntimeLook Lacking(RuntimeLook look, Shortfall shortfall) => look with { Shortfalls = [shortfall, .. look.Shortfalls] };

    private static RuntimeLook Invalid(string message) => new()
    {
        Facts = RuntimeLook.Ready(ReadinessReasons.ProjectInvalid, message),
        Shortfalls = [Shortfall.Blocked(ReadinessReasons.ProjectInvalid, message.TrimEnd('.'))],
    };

    /// <summary>The readiness as a problem.</summary>
    internal static Problem Told(ProjectReadiness readiness, string projectRoot)
    {
        var code = readiness.Status == ReadinessStatus.NeedsBootstrap ? ProblemCodes.ProjectNeedsBootstrap
            : readiness.Status == ReadinessStatus.NeedsBuild ? ProblemCodes.ProjectNeedsBuild
            : ProblemCodes.ProjectBlocked;
        var problem = Problem.Of(code, $"The project cannot run: {Printable.Of(readiness.Reason)}.", projectRoot);
        return problem with { Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["reason_code"] = readiness.ReasonCode } };
    }
}
