using PluginKit.Authoring.Files;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Packages;

/// <summary>Finds out where the authored files are. A package whose files are in two places is refused rather than guessed at.</summary>
internal static class LayoutDetector
{
    private static readonly string[] SentinelFiles = ["plugin.yaml", "launcher.yaml", "mcp/servers.yaml"];
    private static readonly string[] MisnamedFiles = ["mcp/servers.yml", "mcp/servers.json"];
    private static readonly string[] SentinelFolders = ["targets", "publish"];

    public static PackageLayout? Detect(PackageFiles files)
    {
        if (Sentinel(files, "src/", withSkills: true) is { } legacy)
        {
            return Refuse(files, $"{legacy} is in the older layout src/; move the authored files below plugin/.", legacy);
        }

        var canonical = Sentinel(files, "plugin/", withSkills: true);
        var root = Sentinel(files, string.Empty, withSkills: false) ?? First(files, string.Empty, MisnamedFiles);
        if (canonical is not null && root is not null)
        {
            return Refuse(files, $"The package has authored files below plugin/ and in its root ({root}); keep those below plugin/.", root);
        }

        var prefix = canonical is not null ? "plugin/" : string.Empty;
        if (First(files, prefix, MisnamedFiles) is { } misnamed)
        {
            return Refuse(files, $"{misnamed} is not read; the servers belong into plugin/mcp/servers.yaml.", misnamed);
        }

        if (!files.Tree.HasFile(prefix + "plugin.yaml"))
        {
            var missing = canonical is not null ? "plugin/plugin.yaml" : "plugin.yaml";
            files.Problems.Add(ProblemCodes.ManifestMissing, canonical is null && root is null
                ? "The package has no plugin/plugin.yaml."
                : $"The package has no {missing}, although it has other authored files.", "plugin/plugin.yaml");
            return null;
        }

        if (canonical is null)
        {
            files.Problems.Add(ProblemCodes.LayoutRootAuthored, "plugin.yaml is in the root of the package; authored files belong below plugin/.", "plugin.yaml");
        }

        return canonical is null ? PackageLayout.Root : PackageLayout.Canonical;
    }

    /// <summary>Folders of an older format that look authored and are not read, unless a target of the package generates them.</summary>
    public static void RefuseLegacyFolders(PackageFiles files, PackageLayout layout, IReadOnlyList<string> targets)
    {
        foreach (var (folder, generatedFor) in (ReadOnlySpan<(string, string[])>)[("agents", ["claude"]), ("contexts", ["gemini", "codex-runtime"])])
        {
            if (layout == PackageLayout.Canonical && files.HasFolder($"plugin/{folder}"))
            {
                Refuse(files, $"plugin/{folder}/ is not read; the files belong into plugin/targets/<target>/{folder}/.", $"plugin/{folder}");
            }

            if (files.HasFolder(folder) && !generatedFor.Any(target => targets.Contains(target, StringComparer.Ordinal)))
            {
                Refuse(files, $"{folder}/ in the root of the package is not read; the files belong into plugin/targets/<target>/{folder}/.", folder);
            }
        }
    }

    private static PackageLayout? Refuse(PackageFiles files, string message, string path)
    {
        files.Problems.Add(ProblemCodes.LayoutUnsupported, message, path);
        return null;
    }

    private static string? Sentinel(PackageFiles files, string prefix, bool withSkills)
    {
        if (First(files, prefix, SentinelFiles) is { } file)
        {
            return file;
        }

        foreach (var folder in SentinelFolders.Concat(withSkills ? ["skills"] : Array.Empty<string>()))
        {
            if (files.HasFolder(prefix + folder))
            {
                return prefix + folder;
            }
        }

        return null;
    }

    private static string? First(PackageFiles files, string prefix, string[] names) =>
        Array.Find(names, name => files.Tree.HasFile(prefix + name)) is { } found ? prefix + found : null;
}
