using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Handoff;

/// <summary>
/// Compares what a bundle says of itself with the authored files in it: a bundle that is called one thing and is another was not packed by an export.
/// That is no validation: files that cannot be understood here say nothing.
/// </summary>
internal sealed class HandoffClaims(AuthoredPackageReader packages)
{
    public Problem? Contradiction(HandoffMetadata metadata, PackageTree tree, string where)
    {
        if (packages.Read(tree).Package is not { } package)
        {
            return null;
        }

        var fault = package.Manifest switch
        {
            { Name: var name } when name != metadata.PluginName => $"plugin.yaml names the plugin '{Printable.Of(name)}', the metadata '{metadata.PluginName}'",
            { Targets: var targets } when !targets.Contains(metadata.Platform, StringComparer.Ordinal) => $"plugin.yaml does not have the target '{metadata.Platform}' of the metadata",
            { Version: var version } when metadata.PluginVersion is { } said && said != version => "plugin.yaml has another version than the metadata",
            _ when package.Launcher is { Runtime: var runtime } && runtime != metadata.Runtime => $"launcher.yaml has the runtime '{runtime}', the metadata '{metadata.Runtime}'",
            _ => null,
        };
        return fault is null ? null : Problem.Of(ProblemCodes.BundleMetadataMismatch, $"The content of '{where}' is not what its metadata says: {fault}.", where);
    }
}
