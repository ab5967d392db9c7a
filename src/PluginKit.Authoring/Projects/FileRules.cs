using PluginKit.Authoring.Targets;
using PluginKit.Contracts.Documents;

namespace PluginKit.Authoring.Projects;

/// <summary>Which files a platform needs, and which must not be there. What is there for another target of the project is no fault.</summary>
internal static class FileRules
{
    private const string Readme = "README.md";
    private const string Launcher = "launcher.yaml";
    private const string CodexConfiguration = ".codex/config.toml";

    private static readonly Dictionary<string, (string[] Required, string[] Forbidden)> ByTarget = new(StringComparer.Ordinal)
    {
        [AuthoredTargets.Claude] = ([Readme, ".claude-plugin/plugin.json"], [CodexConfiguration]),
        [AuthoredTargets.CodexPackage] = ([Readme, ".codex-plugin/plugin.json"], [Launcher, CodexConfiguration]),
        ["codex-runtime"] = ([Readme, CodexConfiguration], [".claude-plugin/plugin.json", "hooks/hooks.json"]),
        ["cursor"] = ([Readme, ".cursor-plugin/plugin.json"], [Launcher]),
        ["cursor-workspace"] = ([Readme], [Launcher]),
        ["gemini"] = ([Readme, "gemini-extension.json"], []),
        ["opencode"] = ([Readme, "opencode.json"], [Launcher]),
    };

    public static void Check(ValidatedProject project)
    {
        foreach (var target in project.Targets.Select(static target => target.Contract.Id))
        {
            var (required, forbidden) = ByTarget[target];
            foreach (var path in required.Where(path => !project.Tree.HasFile(path)))
            {
                project.Findings.Fail(ValidationKinds.RequiredFileMissing, $"required file missing: {path}", path, target);
            }

            foreach (var path in forbidden.SelectMany(path => Places(project, path)).Where(path => IsForbidden(project, path)))
            {
                project.Findings.Fail(ValidationKinds.ForbiddenFilePresent, $"forbidden file present for platform {target}: {path}", path, target);
            }
        }
    }

    /// <summary>Whether a file is one that some target needs, so that its absence is said already.</summary>
    public static bool IsRequired(string target, string path) => ByTarget[target].Required.Contains(path, StringComparer.Ordinal);

    private static IEnumerable<string> Places(ValidatedProject project, string path) =>
        path == Launcher ? new[] { Launcher, project.Package.AuthoredPath(Launcher) }.Distinct(StringComparer.Ordinal) : [path];

    private static bool IsForbidden(ValidatedProject project, string path) => project.Tree.HasFile(path)
        && !project.IsGenerated(path)
        && !(path.EndsWith(Launcher, StringComparison.Ordinal) && project.UsesLauncher)
        && !(path == "hooks/hooks.json" && project.Package.Manifest.Targets.Contains(AuthoredTargets.Claude, StringComparer.Ordinal));
}
