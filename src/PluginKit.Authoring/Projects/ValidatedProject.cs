using PluginKit.Authoring.Files;
using PluginKit.Authoring.Inspection;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Targets;
using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Projects;

/// <summary>A project whose authored files are in order, with the targets that are validated.</summary>
/// <param name="Package">The authored files.</param>
/// <param name="Tree">All files.</param>
/// <param name="Inspection">What each target takes of it.</param>
/// <param name="Targets">The targets that are validated.</param>
/// <param name="Files">Opens documents.</param>
/// <param name="Findings">Where findings go.</param>
internal sealed record ValidatedProject(
    AuthoredPackage Package, PackageTree Tree, PackageInspection Inspection, IReadOnlyList<InspectedTarget> Targets, PackageFiles Files, Findings Findings)
{
    /// <summary>Whether a target of the project, validated or not, starts its launcher.</summary>
    public bool UsesLauncher => Inspection.Targets.Any(static target => target.Contract.Launcher != LauncherRequirement.Ignored);

    /// <summary>Whether a file is generated for any target of the project.</summary>
    public bool IsGenerated(string path) => Inspection.Targets.Any(target => target.ManagedArtifacts.Contains(path, StringComparer.Ordinal));
}
