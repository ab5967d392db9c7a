using System.Text.Json;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Inspection;
using PluginKit.Authoring.Overlays;
using PluginKit.Authoring.Targets;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Projects;

/// <summary>Compares what lies in the root of a project with what its authored files say: missing, different and left over files.</summary>
internal sealed class GeneratedFiles(ValidatedProject project, DeliveryProjector projector)
{
    private const string Kind = ValidationKinds.GeneratedContractInvalid;

    public void Check()
    {
        foreach (var target in project.Targets)
        {
            Missing(target);
            Different(target);
            LeftOver(target);
            Manifest(target.Contract.Id);
        }

        GeneratedServers.Check(project);
    }

    private void Missing(InspectedTarget target)
    {
        foreach (var path in target.ManagedArtifacts.Where(path => !project.Tree.HasFile(path) && !FileRules.IsRequired(target.Contract.Id, path)))
        {
            project.Findings.Fail(Kind, $"generated file missing: {path}", path, target.Contract.Id);
        }
    }

    private void Different(InspectedTarget target)
    {
        foreach (var artifact in target.Contract.ManagedArtifacts)
        {
            foreach (var (path, source) in Sources(artifact, target).Where(pair => project.Tree.HasFile(pair.Path) && project.Tree.HasFile(pair.Source)))
            {
                if (!SameContent(path, source))
                {
                    project.Findings.Fail(Kind, $"generated file differs from {source}: {path}", path, target.Contract.Id);
                }
            }
        }
    }

    /// <summary>The generated files of an artifact with the authored files that they are copies of.</summary>
    private IEnumerable<(string Path, string Source)> Sources(ManagedArtifact artifact, InspectedTarget target)
    {
        var from = artifact.Kind switch
        {
            ManagedArtifactKind.Skills => project.Package.AuthoredPath("skills"),
            ManagedArtifactKind.Mirror => project.Package.AuthoredPath($"targets/{target.Contract.Id}/{artifact.From}"),
            _ => null,
        };
        if (from is not null)
        {
            return project.Files.FilesBelow(from).Select(source => ($"{artifact.Path}{source[from.Length..]}", source)).Where(static pair => pair.Item1 != pair.source);
        }

        return artifact is { Kind: ManagedArtifactKind.File, From: { } kind } && target.NativeDocuments.TryGetValue(kind, out var document) ? [(artifact.Path, document)] : [];
    }

    private bool SameContent(string path, string source)
    {
        try
        {
            var (left, right) = (project.Tree.Read(path), project.Tree.Read(source));
            return LineBreaks.AreSame(left.Span, right.Span)
                || (path.EndsWith(".json", StringComparison.Ordinal) && JsonText.Parse(left, allowDuplicates: false).Value is { } one
                    && JsonText.Parse(right, allowDuplicates: false).Value is { } other && JsonElement.DeepEquals(one, other));
        }
        catch (Exception exception) when (ReadFaults.IsExpected(exception))
        {
            project.Findings.Fail(ValidationKinds.SourceFileMissing, $"{path} or {source} cannot be read", path);
            return true;
        }
    }

    /// <summary>In the canonical layout the folders in the root belong to the generator: what no target generates is left from before, and clients would load it.</summary>
    private void LeftOver(InspectedTarget target)
    {
        if (project.Inspection.AuthoredRoot.Length == 0)
        {
            return;
        }

        foreach (var path in target.Contract.ManagedArtifacts.SelectMany(Managed).Where(path => !project.IsGenerated(path) && !IsOfLauncher(path)))
        {
            project.Findings.Fail(Kind, $"left over, no authored file makes it: {path}", path, target.Contract.Id);
        }
    }

    private IEnumerable<string> Managed(ManagedArtifact artifact) => artifact switch
    {
        { Kind: ManagedArtifactKind.Mirror or ManagedArtifactKind.Skills } => project.Files.FilesBelow(artifact.Path),
        { Kind: ManagedArtifactKind.Servers or ManagedArtifactKind.File } when project.Tree.HasFile(artifact.Path) => [artifact.Path],
        _ => [],
    };

    /// <summary>The existing tool makes hooks of a launcher when none are authored.</summary>
    private bool IsOfLauncher(string path) => path == "hooks/hooks.json" && project.Package.Launcher is not null;

    private void Manifest(string target)
    {
        if (DeliveryProjector.Delivers(target))
        {
            foreach (var problem in projector.Check(project.Package, project.Tree, target).Where(static problem => problem.Code
                is ProblemCodes.NativeManifestDisagrees or ProblemCodes.NativeManifestInvalid))
            {
                project.Findings.Take(problem, Kind, target);
            }

            foreach (var name in projector.MissingReferences(project.Package, project.Tree, target))
            {
                project.Findings.Fail(ValidationKinds.SourceFileMissing, $"referenced source file missing: {name}", name, target);
            }
        }
        else if (target is "cursor" or "gemini")
        {
            var path = target == "cursor" ? ".cursor-plugin/plugin.json" : "gemini-extension.json";
            if (project.Tree.HasFile(path) && project.Files.Json(path, ProblemCodes.NativeManifestInvalid) is { } file)
            {
                Described(file, target);
            }
        }
    }

    private void Described(JsonFile file, string target)
    {
        (string Field, string Expected)[] fields =
        [
            ("name", project.Package.Manifest.Name), ("version", project.Package.Manifest.Version), ("description", project.Package.Manifest.Description),
        ];
        foreach (var (field, expected) in fields.Where(field => ManifestTypes.TextOf(file.Root, field.Field) != field.Expected))
        {
            project.Findings.Fail(Kind, $"{file.Path}: {field} is not what plugin.yaml says", file.Path, target);
        }
    }
}
