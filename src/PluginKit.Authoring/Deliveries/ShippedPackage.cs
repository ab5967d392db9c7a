using System.Text.Json;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Authoring.Deliveries;

/// <summary>A package that ships the client's manifest: delivered whole and unmodified, after a look at what the client will see.</summary>
internal sealed class ShippedPackage(AuthoredPackage package, PackageFiles files, NativeFormat format)
{
    private readonly PackageTree _tree = files.Tree;
    private readonly ProblemLog _problems = files.Problems;

    public Delivery? Deliver()
    {
        if (ReadManifest() is not { } file)
        {
            return null;
        }

        var manifest = file.Root;
        HashSet<string> faulty = new(StringComparer.Ordinal);
        foreach (var fault in format.Check(manifest, package.Manifest.Name, Exists))
        {
            faulty.Add(fault.Field);
            Report(file, fault.Code, fault.Field, fault.Message, fault.IsRejected ? ProblemSeverity.Error : ProblemSeverity.Warning);
        }

        // Also of a manifest that the client rejects: whoever mends it should know at once what else is not as it is meant.
        foreach (var (field, isAbsent) in ManifestComparison.Disagreements(manifest, package, format).Where(one => !faulty.Contains(one.Field)))
        {
            var message = isAbsent ? $"{field} is not set, although the authored files set it" : $"{field} is not what the authored files say; the client sees what stands here";
            Report(file, ProblemCodes.NativeManifestDisagrees, field, message, ProblemSeverity.Warning);
        }

        if (_problems.HasErrors)
        {
            return null;
        }

        var facts = new DeliveryFacts(
            format.AuthoredTarget,
            IsShipped: true,
            package.Manifest.Name,
            ManifestTypes.TextOf(manifest, "version") ?? package.Manifest.Version,
            ManifestTypes.TextOf(manifest, "description") ?? package.Manifest.Description);
        return new(new(_tree.Entries, _tree.Digest, _tree.Read), facts);
    }

    private JsonFile? ReadManifest()
    {
        var file = files.Json(format.ManifestPath, ProblemCodes.NativeManifestInvalid, format.AllowsDuplicateMembers);
        if (file is not null && file.Root.ValueKind != JsonValueKind.Object)
        {
            _problems.Add(file.At(ProblemCodes.NativeManifestInvalid, string.Empty, "the document has to be a JSON object"));
            return null;
        }

        return file;
    }

    private void Report(JsonFile file, string code, string field, string message, ProblemSeverity severity) =>
        _problems.Add(file.At(code, field, message) with { Severity = severity }, ("field", field));

    private bool Exists(string path)
    {
        var clean = path.Replace("/./", "/", StringComparison.Ordinal);
        return _tree.Entries.Any(entry => string.Equals(entry.Path, clean, StringComparison.Ordinal));
    }
}
