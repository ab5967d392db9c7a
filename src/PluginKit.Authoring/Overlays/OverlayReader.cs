using System.Text.Json;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Manifests;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Overlays;

/// <summary>Reads <c>targets/&lt;target&gt;/</c>.</summary>
internal static class OverlayReader
{
    public static TargetOverlay Read(PackageFiles files, string folder, string target)
    {
        var contract = OverlayContract.Of(target);
        var overlay = new TargetOverlay { Target = target, Folder = folder };
        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var json = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var document in contract.Documents)
        {
            var path = $"{folder}/{document.Name}";
            if (!files.Tree.HasFile(path))
            {
                continue;
            }

            documents[document.Kind] = path;
            if (document.Format == OverlayFormat.JsonObject && ReadJson(files, path, document) is { } value)
            {
                json[document.Kind] = value;
            }
            else if (document.Format is OverlayFormat.Metadata or OverlayFormat.OpaqueYaml)
            {
                overlay = overlay with { Metadata = ReadYaml(files, path, document.Format) };
            }
        }

        var components = Components(files, folder, contract);
        WarnOfUnused(files, folder, documents.Values.Concat(components.Values.SelectMany(static paths => paths)), target);
        return overlay with { Documents = documents, Json = json, Components = components };
    }

    private static JsonElement? ReadJson(PackageFiles files, string path, OverlayDocument document)
    {
        if (files.Json(path, ProblemCodes.OverlayInvalid) is not { } file)
        {
            return null;
        }

        foreach (var (member, message) in OverlayRules.Check(document, file.Root))
        {
            files.Problems.Add(file.At(ProblemCodes.OverlayInvalid, member, message));
        }

        return file.Root.ValueKind == JsonValueKind.Object ? file.Root : null;
    }

    private static PackageMetadata? ReadYaml(PackageFiles files, string path, OverlayFormat format)
    {
        var report = new DocumentReport(path, ProblemCodes.OverlayInvalid, ProblemCodes.ManifestUnknownField, files.Problems);
        if (files.Mapping(path, report) is not { } root || format == OverlayFormat.OpaqueYaml)
        {
            return null;
        }

        var fields = new MappingReader(root, string.Empty, report);
        var metadata = MetadataReader.Read(fields);
        foreach (var entry in fields.Unasked())
        {
            if (entry.Key is "name" or "version" or "description")
            {
                report.Warn(entry.Line, entry.Column, $"{entry.Key} cannot be overridden and has no effect; it comes from plugin.yaml");
            }
            else
            {
                report.Unknown(entry, fields.PathOf(entry.Key));
            }
        }

        return metadata;
    }

    private static SortedDictionary<string, IReadOnlyList<string>> Components(PackageFiles files, string folder, OverlayContract contract)
    {
        var components = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var kind in contract.Folders)
        {
            string[] paths = [.. files.FilesBelow($"{folder}/{kind}")];
            if (paths.Length > 0)
            {
                components[kind] = paths;
            }
        }

        return components;
    }

    private static void WarnOfUnused(PackageFiles files, string folder, IEnumerable<string> used, string target)
    {
        var taken = used.ToHashSet(StringComparer.Ordinal);
        foreach (var path in files.FilesBelow(folder).Where(path => !taken.Contains(path)))
        {
            files.Problems.Add(ProblemCodes.OverlayIgnored, $"{path}: the target {target} has no use for this file.", path);
        }
    }
}
