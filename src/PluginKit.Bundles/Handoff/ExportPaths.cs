using PluginKit.Authoring.Targets;
using PluginKit.Contracts.Documents;

namespace PluginKit.Bundles.Handoff;

/// <summary>What of a project goes into a bundle: files and folders in its root, by runtime and platform. What is not there is no matter.</summary>
internal static class ExportPaths
{
    /// <summary>What a validation wants to see at the recipient, or explains the project.</summary>
    private static readonly string[] Explaining = ["README.md", "GENERATED.md", "AGENTS.md", "CLAUDE.md", "LICENSE"];

    private static readonly string[] OfPython = ["requirements.txt", "pyproject.toml", "uv.lock", "poetry.lock", "Pipfile", "Pipfile.lock"];

    private static readonly string[] OfNode =
    [
        "package.json", "tsconfig.json", ".yarnrc.yml", "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb",
    ];

    /// <summary>Authored files, below <c>plugin/</c> or, in the older layout, in the root.</summary>
    private static readonly string[] Authored = ["plugin.yaml", "launcher.yaml", "mcp", "skills", "targets", "publish", "README.md"];

    public static IReadOnlyList<string> Of(ProjectReadiness readiness, string platform, bool isCanonical)
    {
        var runtime = readiness.Runtime!;
        var entrypoint = Plain(readiness.Entrypoint!);
        List<string> paths =
        [
            .. Explaining,
            .. isCanonical && runtime != HandoffWords.Shell ? ["plugin"] : Authored.Select(name => isCanonical ? $"plugin/{name}" : name),
            .. AuthoredTargets.Find(platform)!.ManagedArtifacts.Select(static artifact => artifact.Path),
            entrypoint,
            entrypoint + ".cmd",
            .. runtime switch
            {
                HandoffWords.Python => OfPython,
                HandoffWords.Node => OfNode,
                _ => ["scripts"],
            },
        ];
        if (runtime == HandoffWords.Node && readiness is { NeedsBuildOutput: true, OutputDirectory: { } output })
        {
            paths.Add(Plain(output));
        }
        else if (readiness.RuntimeTarget is { } target)
        {
            paths.Add(Plain(target));
        }

        return [.. paths.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A path without the dot that it may begin with.</summary>
    public static string Plain(string path) => (path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path).TrimEnd('/');
}
