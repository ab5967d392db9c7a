using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Documents;

namespace PluginKit.Bundles.Handoff;

/// <summary>The metadata of a bundle that is made, with the words of the existing tool where it has them.</summary>
internal static class ExportMetadata
{
    private static readonly string ToolVersion = typeof(ExportMetadata).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static HandoffMetadata Of(AuthoredPackage package, ProjectReadiness readiness, string platform, HandoffListing listing)
    {
        var runtime = readiness.Runtime!;
        return new()
        {
            PluginName = package.Manifest.Name,
            Platform = platform,
            Runtime = runtime,
            Manager = readiness.Manager switch
            {
                "requirements" => "requirements.txt (pip)",
                null => "none",
                var manager => manager,
            },
            BootstrapModel = BootstrapModel(readiness),
            RuntimeRequirement = HandoffWords.Requirement(runtime),
            RuntimeInstallHint = HandoffWords.InstallHint(runtime),
            Next = ["plugin-kit-ai doctor .", "plugin-kit-ai bootstrap .", $"plugin-kit-ai validate . --platform {platform} --strict"],
            BundleFormat = HandoffMetadata.TarGz,
            GeneratedBy = HandoffMetadata.Generator,
            SchemaVersion = HandoffMetadata.Listed,
            PluginVersion = package.Manifest.Version,
            ToolVersion = ToolVersion,
            TreeDigest = listing.Digest,
            Files = listing.ToMetadata(),
        };
    }

    private static string BootstrapModel(ProjectReadiness readiness) => readiness switch
    {
        { Runtime: HandoffWords.Python, InstallStateOwner: "manager_owned" } => "manager-owned env",
        { Runtime: HandoffWords.Python } => "repo-local .venv",
        { Runtime: HandoffWords.Node, NeedsBuildOutput: true } => "recipient-side install and build",
        { Runtime: HandoffWords.Node } => "recipient-side install",
        _ => "launcher plus executable shell scripts",
    };
}
