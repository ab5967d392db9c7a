using PluginKit.Authoring.Files;
using PluginKit.Authoring.Yaml;

namespace PluginKit.Authoring.Manifests;

/// <summary>Reads <c>launcher.yaml</c>. Strict: an unknown field is an error, because a typo here would start the wrong program.</summary>
internal static class LauncherReader
{
    private static readonly string[] Runtimes = ["go", "python", "node", "shell"];

    public static LauncherManifest? Read(YamlMapping root, DocumentReport report)
    {
        var fields = new MappingReader(root, string.Empty, report);
        var runtime = fields.RequiredText("runtime");
        var entrypoint = fields.RequiredText("entrypoint");
        if (runtime is not null && !Runtimes.Contains(runtime, StringComparer.Ordinal))
        {
            report.Invalid(fields.At("runtime"), $"runtime has to be one of {string.Join(", ", Runtimes)}");
        }

        if (entrypoint is not null && !StaysInside(entrypoint))
        {
            report.Invalid(fields.At("entrypoint"), "entrypoint has to be a path relative to the package root that does not leave it");
        }

        foreach (var entry in fields.Unasked())
        {
            report.Invalid(entry.Line, entry.Column, $"the field {fields.PathOf(entry.Key)} is not known");
        }

        return report.HasErrors || runtime is null || entrypoint is null ? null : new(runtime, entrypoint);
    }

    private static bool StaysInside(string path) =>
        !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && path[0] is not ('/' or '~') && !path.Split('/').Contains("..", StringComparer.Ordinal);
}
