using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Authoring.Targets;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Authoring.Deliveries;

/// <summary>
/// A plugin of Claude Code. Default folders (<c>agents/</c>, <c>commands/</c>, <c>hooks/hooks.json</c>) are found by the client and are
/// not named in the manifest: it rejects a directory for agents and reports a repeated default hooks file.
/// </summary>
internal sealed class ClaudeFormat : NativeFormat
{
    private static readonly string[] Folders = ["agents", "commands", "hooks"];

    public override string AuthoredTarget => AuthoredTargets.Claude;

    public override string ManifestPath => ".claude-plugin/plugin.json";

    public override string PackageRoot => "${CLAUDE_PLUGIN_ROOT}";

    public override bool AllowsDuplicateMembers => true;

    public override IEnumerable<ManifestFault> Check(JsonElement manifest, string integrationId, Func<string, bool> exists) =>
        ClaudeManifestCheck.Check(manifest, exists);

    public override void Project(ProjectedPackage package, JsonObject manifest)
    {
        if (package.Package.Launcher is not null && !package.HasComponents("hooks"))
        {
            package.Problems.Add(
                ProblemCodes.LauncherInvalid,
                "launcher.yaml needs hooks in targets/claude/hooks/; hooks are not generated from it.",
                package.Package.AuthoredPath("launcher.yaml"));
        }

        LeaveOutWhatIsRejected(manifest);
        if (package.Overlay is { } overlay && overlay.Json.TryGetValue("hooks", out var hooks) && ClaudeHooksCheck.Check(hooks) is { } fault)
        {
            Warn(package, ProblemCodes.OverlayInvalid, overlay.Documents["hooks"], fault);
        }

        if (package.Json("user_config") is { } userConfig)
        {
            manifest["userConfig"] = userConfig;
        }

        foreach (var folder in Folders)
        {
            package.CopyComponents(folder);
        }

        package.CopyDocument("settings", "settings.json");
        package.CopyDocument("lsp", ".lsp.json");
    }

    /// <summary>The client wants an author to have a name; a plugin does not fail to install over that.</summary>
    private static void LeaveOutWhatIsRejected(JsonObject manifest)
    {
        if (manifest["author"] is JsonObject author && !author.ContainsKey("name"))
        {
            manifest.Remove("author");
        }

    }

    private static void Warn(ProjectedPackage package, string code, string path, string message) =>
        package.Problems.Add(Problem.Of(code, $"{path}: {message}.", path) with { Severity = ProblemSeverity.Warning });
}
