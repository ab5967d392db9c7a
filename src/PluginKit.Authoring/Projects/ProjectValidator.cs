using Microsoft.Extensions.Options;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Inspection;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Registration;
using PluginKit.Authoring.Targets;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Authoring.Projects;

/// <summary>
/// Validates an authored project for one of its platforms or all of them: authored files, required and forbidden files, generated files against authored ones,
/// entry points, runtime. Starts no program and writes nothing. Safe to use from several threads.
/// </summary>
public sealed class ProjectValidator
{
    private readonly IDisk _disk;
    private readonly ProjectTrees _trees;
    private readonly AuthoredPackageReader _reader;
    private readonly DeliveryProjector _projector;
    private readonly ProjectDoctor _doctor;
    private readonly DocumentLimits _limits;

    /// <summary>Makes a validator.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="trees">Reads the project.</param>
    /// <param name="reader">Reads its authored files.</param>
    /// <param name="projector">Says what clients would get.</param>
    /// <param name="doctor">Looks at its runtime; asks no program.</param>
    /// <param name="options">Bounds of the files that are read.</param>
    public ProjectValidator(
        IDisk disk, ProjectTrees trees, AuthoredPackageReader reader, DeliveryProjector projector, ProjectDoctor doctor, IOptions<AuthoringOptions> options)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentNullException.ThrowIfNull(trees);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(projector);
        ArgumentNullException.ThrowIfNull(doctor);
        ArgumentNullException.ThrowIfNull(options);
        (_disk, _trees, _reader, _projector, _doctor) = (disk, trees, reader, projector, doctor);
        _limits = DocumentLimits.Of(options.Value);
    }

    /// <summary>Validates a project.</summary>
    /// <param name="request">What and how.</param>
    /// <param name="cancellationToken">Stops the work between files.</param>
    /// <returns>
    /// The report. <c>ok</c> is <see langword="true"/> only when it passed; otherwise there is the problem <c>project_invalid</c> next to those of the readers, with
    /// their positions.
    /// </returns>
    /// <exception cref="ArgumentException">The path of the project is not absolute.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ValidationDocument> ValidateAsync(ValidationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var findings = new Findings();
        var run = new ValidationRun(request, findings);
        if (ProjectRoot.WhyRefused(_disk, request.ProjectRoot, out var root) is { } refusal)
        {
            return run.Refused(refusal, root);
        }

        if (run.Platform is { } platform && AuthoredTargets.Find(platform) is null)
        {
            findings.Fail(ValidationKinds.UnknownPlatform, $"unknown platform {platform}; known are {AuthoredTargets.KnownIds}");
            return run.Report();
        }

        var opened = _trees.Open(root, cancellationToken: cancellationToken);
        if (!opened.IsOk)
        {
            return run.Refused(opened.Problem, root);
        }

        await using (opened.Tree.ConfigureAwait(false))
        {
            Validate(run, opened.Tree);
            return run.Report();
        }
    }

    private void Validate(ValidationRun run, PackageTree tree)
    {
        var read = _reader.Read(tree);
        run.Take(read.Problems);
        if (read.Package is not { } package)
        {
            if (run.Platform is null)
            {
                run.Findings.Fail(ValidationKinds.CannotInferPlatform, "the platform cannot be told from the project; name one");
            }

            return;
        }

        if (run.Platform is { } platform && !package.Manifest.Targets.Contains(platform, StringComparer.Ordinal))
        {
            run.Findings.Fail(ValidationKinds.ManifestInvalid, $"plugin.yaml does not enable target {platform}", package.ManifestPath, platform);
            return;
        }

        var inspection = PackageInspection.Of(package, tree);
        InspectedTarget[] targets = [.. inspection.Targets.Where(target => run.Platform is null || target.Contract.Id == run.Platform)];
        run.Validated = [.. targets.Select(static target => target.Contract.Id)];
        var files = new PackageFiles(tree, _limits, new(tree.Location));
        var project = new ValidatedProject(package, tree, inspection, targets, files, run.Findings);
        run.Check("package_graph", () => Graph(project));
        run.Check("generated_artifacts", () => new GeneratedFiles(project, _projector).Check());
        run.Check("runtime", () => Runtime(project));
    }

    private static void Graph(ValidatedProject project)
    {
        foreach (var target in project.Targets)
        {
            foreach (var kind in target.UnsupportedKinds)
            {
                project.Findings.Fail(ValidationKinds.UnsupportedTargetKind, $"target {target.Contract.Id} does not support the kind {kind}", kind, target.Contract.Id);
            }
        }

        FileRules.Check(project);
        new GeminiRules(project).Check();
    }

    private void Runtime(ValidatedProject project)
    {
        new Entrypoints(project).Check();
        RuntimeFindings.Check(project, _doctor.ProgramsFor(project.Tree.Location), _disk);
    }
}
