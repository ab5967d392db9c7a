using PluginKit.Authoring.Projects;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Bundles.Handoff;

/// <summary>What a project has to be before anything of it is packed: of a kind that bundles are for, valid, and ready to run here.</summary>
internal sealed class ExportGate(IDisk disk, ProjectDoctor doctor, ProjectValidator validator)
{
    /// <summary>Asks for everything that has to hold.</summary>
    /// <returns>The readiness of the project, and what is odd about it and stops nothing.</returns>
    /// <exception cref="HandoffRefusedException">Something does not hold.</exception>
    public async Task<(ProjectReadiness Readiness, IReadOnlyList<Problem> Warnings)> PassAsync(HandoffExportRequest request, CancellationToken cancellationToken)
    {
        var root = request.ProjectRoot;
        Refuse(HandoffBoundary.OfPlatform(request.Platform, root));
        var look = await doctor.LookAsync(root, cancellationToken).ConfigureAwait(false);
        var readiness = look.Readiness;
        if (look.Problems.Any(static problem => problem.Code == ProblemCodes.ManifestMissing))
        {
            Refuse(CliPackages.Find(disk, root));
            Refuse(IsGoRepository(root) ? HandoffBoundary.OfRuntime(HandoffWords.Go, root) : null);
        }

        if (readiness is { Runtime: null, ReasonCode: not ReadinessReasons.NoLauncher })
        {
            throw new HandoffRefusedException(look.Problems);
        }

        if (!readiness.Targets.Contains(request.Platform, StringComparer.Ordinal))
        {
            Refuse(Problem.Of(ProblemCodes.BundleTargetDisabled, $"The project has no target '{request.Platform}', but {string.Join(", ", readiness.Targets)}.", root));
        }

        if (readiness.Runtime is null)
        {
            Refuse(Problem.Of(ProblemCodes.BundleLauncherMissing, $"'{root}' has no launcher.yaml.", root));
        }

        Refuse(HandoffBoundary.OfRuntime(readiness.Runtime!, root));
        var warnings = await ValidateAsync(request, cancellationToken).ConfigureAwait(false);
        if (readiness.Status != ReadinessStatus.Ready)
        {
            throw new HandoffRefusedException(
                [Problem.Of(ProblemCodes.BundleProjectNotReady, $"An export needs a project that is ready: {readiness.Reason}.", root), .. look.Problems]);
        }

        return (readiness, warnings);
    }

    /// <summary>A repository of the Go SDK, or of anything else in Go, that has no authored plugin.</summary>
    private bool IsGoRepository(string root) => disk.Stat(Path.Join(root, "go.mod")) is { Kind: DiskEntryKind.File };

    /// <summary>
    /// Strictly, with the warnings that count for the existing tool and no others; except that generated files may be older than authored ones: the recipient's tool
    /// makes them anew.
    /// </summary>
    private async Task<IReadOnlyList<Problem>> ValidateAsync(HandoffExportRequest request, CancellationToken cancellationToken)
    {
        var validation = await validator.ValidateAsync(
            new() { ProjectRoot = request.ProjectRoot, Platform = request.Platform, Strict = true }, cancellationToken).ConfigureAwait(false);
        var findings = validation.Failures.Where(static failure => failure.Kind != ValidationKinds.GeneratedContractInvalid).Concat(validation.Warnings.Where(static warning => ValidationKinds.StrictWarnings.Contains(warning.Kind))).ToArray();
        if (findings.Length > 0)
        {
            var problem = Problem.Of(
                ProblemCodes.BundleProjectInvalid, $"An export needs a project that is valid for {request.Platform}: {string.Join("; ", findings.Select(static finding => finding.Message))}.", request.ProjectRoot);
            throw new HandoffRefusedException([problem, .. validation.Problems.Where(static found => found.Code != ProblemCodes.ProjectInvalid)]);
        }

        return [.. validation.Problems.Where(static found => !found.IsError)];
    }

    private static void Refuse(Problem? problem)
    {
        if (problem is not null)
        {
            throw new HandoffRefusedException(problem);
        }
    }
}
