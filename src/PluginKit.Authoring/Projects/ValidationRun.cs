using PluginKit.Authoring.Targets;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Text;

namespace PluginKit.Authoring.Projects;

/// <summary>One validation on its way, and the report that comes of it.</summary>
internal sealed class ValidationRun(ValidationRequest request, Findings findings)
{
    private readonly List<string> _checks = [];
    private readonly List<Problem> _problems = [];

    public Findings Findings { get; } = findings;

    /// <summary>The platform that was asked for, as ids are compared; <see langword="null"/> for all.</summary>
    public string? Platform { get; } = string.IsNullOrWhiteSpace(request.Platform) ? null : AuthoredTargets.Normalize(request.Platform);

    public IReadOnlyList<string> Validated { get; set; } = [];

    public void Check(string name, Action check)
    {
        _checks.Add(name);
        check();
    }

    /// <summary>What the reader of the authored files said.</summary>
    public void Take(IReadOnlyList<Problem> problems)
    {
        _checks.Add("plugin_manifest");
        foreach (var problem in problems.Where(static problem => problem.Code != ProblemCodes.PackageTargetIgnored))
        {
            _problems.Add(problem);
            Findings.Take(problem, KindOf(problem));
        }
    }

    /// <summary>The folder is no package.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="root">The folder without links.</param>
    public ValidationDocument Refused(Problem problem, string root)
    {
        _problems.Add(problem);
        var path = problem.Path is { } absolute && DiskPath.IsBelow(root, absolute) ? Path.GetRelativePath(root, absolute).Replace('\\', '/') : null;
        Findings.Fail(ValidationKinds.SourceRefused, problem.Message, path);
        return Report();
    }

    public ValidationDocument Report()
    {
        var outcome = Findings.Failures.Count > 0 ? ValidationOutcome.Failed
            : request.Strict && Findings.Warnings.Any(static warning => ValidationKinds.StrictWarnings.Contains(warning.Kind)) ? ValidationOutcome.FailedStrictWarnings
            : ValidationOutcome.Passed;
        if (outcome != ValidationOutcome.Passed)
        {
            var first = Findings.Failures.Count > 0 ? Findings.Failures[0] : Findings.Warnings.First(static warning => ValidationKinds.StrictWarnings.Contains(warning.Kind));
            _problems.Add(Problem.Of(ProblemCodes.ProjectInvalid, $"The project is not valid: {Printable.Of(first.Message.TrimEnd('.'))}.", request.ProjectRoot));
        }

        return new()
        {
            Format = DocumentFormats.Validation,
            ProjectRoot = request.ProjectRoot,
            RequestedPlatform = request.Platform ?? string.Empty,
            Outcome = outcome,
            Ok = outcome == ValidationOutcome.Passed,
            StrictMode = request.Strict,
            StrictFailed = outcome == ValidationOutcome.FailedStrictWarnings,
            Platform = string.Join(',', Validated),
            Checks = _checks,
            Warnings = Findings.Warnings,
            Failures = Findings.Failures,
            Problems = _problems,
        };
    }

    private static string KindOf(Problem problem) => problem.Code switch
    {
        ProblemCodes.ManifestMissing => ValidationKinds.ManifestMissing,
        ProblemCodes.LauncherInvalid => ValidationKinds.LauncherInvalid,
        ProblemCodes.SourceUnreadable or ProblemCodes.SourceChanged => ValidationKinds.SourceFileMissing,
        ProblemCodes.ManifestUnknownField => ValidationKinds.ManifestUnknownField,
        _ => problem.IsError ? ValidationKinds.ManifestInvalid : problem.Code,
    };
}
