using PluginKit.Authoring.Files;
using PluginKit.Authoring.Targets;
using PluginKit.Authoring.Yaml;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;

namespace PluginKit.Authoring.Manifests;

/// <summary>Reads <c>plugin.yaml</c>, api_version v1.</summary>
internal static class ManifestReader
{
    private const string Gemini = "gemini";

    public static AuthoredManifest? Read(YamlMapping root, DocumentReport report)
    {
        var fields = new MappingReader(root, string.Empty, report);
        RefuseLegacyFields(fields, report);
        CheckApiVersion(fields, report);
        var targets = Targets(fields, report);
        var name = Name(fields, report, targets);
        var version = Version(fields, report);
        var description = fields.RequiredText("description");
        var metadata = MetadataReader.Read(fields);
        fields.WarnOfUnknown();
        if (report.HasErrors || name is null || version is null || description is null)
        {
            return null;
        }

        return new()
        {
            Name = name,
            Version = version,
            Description = description,
            Author = metadata.Author,
            Homepage = metadata.Homepage,
            Repository = metadata.Repository,
            License = metadata.License,
            Keywords = metadata.Keywords,
            Targets = targets,
        };
    }

    private static void CheckApiVersion(MappingReader fields, DocumentReport report)
    {
        // The authoring tool fills in v1; the installing side of the same tool refuses a file without it. This is the installing side.
        if (fields.RequiredText("api_version") is { } version && version != "v1")
        {
            report.Invalid(fields.At("api_version"), "api_version has to be v1");
        }
    }

    // Clients name a folder after it.
    private static string? Version(MappingReader fields, DocumentReport report)
    {
        var version = fields.RequiredText("version");
        if (version is not null && !VersionText.IsVersion(version))
        {
            report.Invalid(fields.At("version"), $"version has to be one line of at most {VersionText.MaximumLength} characters without slashes and hidden characters");
            return null;
        }

        if (VersionText.IsMoving(version))
        {
            report.Warn(ProblemCodes.VersionIrregular, fields.At("version"), "version names whatever is newest; clients that keep plugins by version would not see a change");
        }

        return version;
    }

    private static string? Name(MappingReader fields, DocumentReport report, IReadOnlyList<string> targets)
    {
        var name = fields.RequiredText("name");
        if (name is null)
        {
            return null;
        }

        if (!ProjectName.IsValid(name))
        {
            report.Invalid(fields.At("name"), $"name {ProjectName.Rule}");
            return null;
        }

        if (targets.Contains(Gemini) && !ProjectName.IsKebab(name))
        {
            report.Invalid(fields.At("name"), $"name {ProjectName.KebabRule}, because gemini is a target");
            return null;
        }

        return name;
    }

    private static IReadOnlyList<string> Targets(MappingReader fields, DocumentReport report)
    {
        switch (fields.Take("targets"))
        {
            case YamlMapping map:
                report.Invalid(map, "targets is a map of an older format; write a list of target ids");
                return [];
            case YamlSequence sequence:
                var targets = new SortedSet<string>(StringComparer.Ordinal);
                foreach (var (item, index) in sequence.Items.Select(static (item, index) => (item, index)))
                {
                    if (Target(item, index, report) is { } target)
                    {
                        targets.Add(target);
                    }
                }

                if (sequence.Items.Count == 0)
                {
                    report.Invalid(sequence, "targets has to name at least one target");
                }

                return [.. targets];
            case null:
                report.Invalid(fields.At("targets"), "targets is required");
                return [];
            case var other:
                report.Invalid(other, "targets has to be a list");
                return [];
        }
    }

    private static string? Target(YamlValue item, int index, DocumentReport report)
    {
        if (item is not YamlScalar { Kind: ScalarKind.Text } scalar)
        {
            report.Invalid(item, $"targets[{index}] has to be a text");
            return null;
        }

        var id = AuthoredTargets.Normalize(scalar.Text);
        if (AuthoredTargets.Find(id) is not null)
        {
            return id;
        }

        report.Invalid(scalar, id == "codex"
            ? $"targets[{index}] is codex, which is no target; use codex-package for a plugin or codex-runtime for a project's configuration"
            : $"targets[{index}] is not a known target; known are {AuthoredTargets.KnownIds}");
        return null;
    }

    private static void RefuseLegacyFields(MappingReader fields, DocumentReport report)
    {
        Refuse("schema_version", "use api_version: v1");
        Refuse("components", "components are found by their folders");
        Refuse("runtime", "it moved to launcher.yaml");
        Refuse("entrypoint", "it moved to launcher.yaml");
        if (fields.Take("format") is { } format && format is not YamlScalar { Text: "" })
        {
            report.Invalid(format, "format belongs to an older format; use api_version: v1");
        }

        void Refuse(string key, string hint)
        {
            fields.Take(key);
            if (fields.Mapping.Find(key) is { } entry)
            {
                report.Invalid(entry.Line, entry.Column, $"{key} belongs to an older format; {hint}");
            }
        }
    }
}
