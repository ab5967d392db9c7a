using System.Text.Json;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Handoff;

/// <summary>
/// Reads the metadata of a stranger. What the existing tool accepts is accepted, with three additions: a name has to be a name, texts have a bearable length,
/// and a list of files has to follow its format.
/// </summary>
internal static class HandoffMetadataReader
{
    private const int MaxText = 1000;

    /// <summary>Reads the bytes of the file.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="where">The archive or folder, for messages.</param>
    /// <returns>The metadata, or <c>bundle_metadata_invalid</c> or <c>bundle_metadata_newer</c>.</returns>
    public static (HandoffMetadata? Metadata, Problem? Problem) Read(ReadOnlySpan<byte> bytes, string where)
    {
        HandoffMetadata? metadata;
        try
        {
            metadata = JsonSerializer.Deserialize(bytes, HandoffMetadataJson.Default.HandoffMetadata);
        }
        catch (JsonException exception)
        {
            var problem = Invalid(where, "is not the JSON that it has to be");
            return (null, problem with { Line = (int?)exception.LineNumber + 1, Column = (int?)exception.BytePositionInLine + 1 });
        }

        if (metadata is null)
        {
            return (null, Invalid(where, "is not an object"));
        }

        if (metadata.SchemaVersion > HandoffMetadata.Listed)
        {
            return (metadata, Problem.Of(
                ProblemCodes.BundleMetadataNewer, $"The metadata of '{where}' has the version {metadata.SchemaVersion}; {HandoffMetadata.Listed} is the newest that is known here.", where));
        }

        return Fault(metadata) is { } fault ? (null, Invalid(where, fault)) : (metadata, null);
    }

    /// <summary>What of it an application shows.</summary>
    public static HandoffBundle Shown(HandoffMetadata metadata) => new()
    {
        PluginName = metadata.PluginName,
        PluginVersion = metadata.PluginVersion,
        Platform = metadata.Platform,
        Runtime = metadata.Runtime,
        Manager = metadata.Manager,
        BootstrapModel = metadata.BootstrapModel,
        MetadataVersion = metadata.SchemaVersion,
        ToolVersion = metadata.ToolVersion,
        Beta = metadata.Runtime == HandoffWords.Shell,
    };

    private static string? Fault(HandoffMetadata metadata) => metadata switch
    {
        { SchemaVersion: < 1 } => "has no version that exists",
        { BundleFormat: not HandoffMetadata.TarGz } => $"does not say that the bundle_format is {HandoffMetadata.TarGz}",
        { GeneratedBy: not HandoffMetadata.Generator } => $"does not say that it is generated_by '{HandoffMetadata.Generator}'",
        _ when !LeafId.IsValid(metadata.PluginName) => $"has the plugin_name '{Printable.Of(metadata.PluginName)}', which is no name",
        _ when Texts(metadata).FirstOrDefault(static text => text?.Length > MaxText) is not null => $"has a text of more than {MaxText} characters",
        { SchemaVersion: HandoffMetadata.Listed } when metadata is { Files: null } or { TreeDigest: null } => "has version 2 and no list of files",
        { Files: not null } => ListFault(metadata),
        _ => null,
    };

    private static string? ListFault(HandoffMetadata metadata)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var left = long.MaxValue;
        foreach (var file in metadata.Files!)
        {
            if (file is null || !paths.Add(file.Path) || file.Size < 0 || (left -= file.Size) < 0 || file.Mode is not ("0755" or "0644") || ContentDigest.OfHex(file.Sha256) is null)
            {
                return $"has a list of files with a line that does not follow its format{(file is null ? string.Empty : $": '{Printable.Of(file.Path)}'")}";
            }
        }

        return string.Equals(HandoffListing.Of(metadata)!.Digest, metadata.TreeDigest, StringComparison.Ordinal)
            ? null
            : "has a list of files that does not have the tree_digest beside it";
    }

    private static IEnumerable<string?> Texts(HandoffMetadata metadata) =>
        [metadata.Platform, metadata.Runtime, metadata.Manager, metadata.BootstrapModel, metadata.RuntimeRequirement, metadata.RuntimeInstallHint,
            metadata.PluginVersion, metadata.ToolVersion, .. metadata.Next ?? []];

    private static Problem Invalid(string where, string fault) =>
        Problem.Of(ProblemCodes.BundleMetadataInvalid, $"The metadata {HandoffMetadata.FileName} of '{where}' {fault}.", where);
}
