using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Targets;
using PluginKit.Authoring.Yaml;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Editing;

namespace PluginKit.Authoring.Projects;

/// <summary>Whether hooks and configuration start the entry point of the launcher.</summary>
internal sealed class Entrypoints(ValidatedProject project)
{
    private const string CodexConfiguration = ".codex/config.toml";
    private const string CodexRuntime = "codex-runtime";

    public void Check()
    {
        foreach (var target in project.Targets.Select(static target => target.Contract.Id))
        {
            switch (target)
            {
                case AuthoredTargets.Claude when project.Package.Launcher is { } launcher:
                    Claude(launcher.Entrypoint);
                    break;
                case CodexRuntime when project.Tree.HasFile(CodexConfiguration):
                    Codex();
                    break;
            }
        }
    }

    private void Claude(string entrypoint)
    {
        var authored = project.Package.TargetOverlays.GetValueOrDefault(AuthoredTargets.Claude)?.Components.GetValueOrDefault("hooks") ?? [];
        string[] files = [.. authored.Where(static path => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)), "hooks/hooks.json"];
        foreach (var path in files.Where(project.Tree.HasFile))
        {
            if (project.Files.Json(path, ProblemCodes.OverlayInvalid) is not { Root.ValueKind: JsonValueKind.Object } file || !file.Root.TryGetProperty("hooks", out var hooks)
                || hooks.ValueKind != JsonValueKind.Object)
            {
                project.Findings.Fail(ValidationKinds.ManifestInvalid, $"Claude hooks file {path} is no object with hooks", path, AuthoredTargets.Claude);
                continue;
            }

            foreach (var hook in hooks.EnumerateObject())
            {
                Hook(path, hook, entrypoint);
            }
        }
    }

    private void Hook(string path, JsonProperty hook, string entrypoint)
    {
        var expected = $"{entrypoint} {hook.Name}";
        string[] commands = [.. Commands(hook.Value)];
        if (commands.Length == 0)
        {
            Mismatch(path, $"Claude hook {hook.Name} has no command; expected {expected} from launcher.yaml");
        }
        else if (Array.Exists(commands, command => Plain(command) != Plain(expected)))
        {
            Mismatch(path, $"Claude hook {hook.Name} starts something else; expected {expected} from launcher.yaml");
        }
    }

    private static IEnumerable<string> Commands(JsonElement groups) =>
        from items in groups.ValueKind == JsonValueKind.Array ? groups.EnumerateArray().ToArray() : []
        where items.ValueKind == JsonValueKind.Object && items.TryGetProperty("hooks", out var hooks) && hooks.ValueKind == JsonValueKind.Array
        from hook in items.GetProperty("hooks").EnumerateArray()
        where hook.ValueKind == JsonValueKind.Object && hook.TryGetProperty("type", out var type) && type.ValueEquals("command")
        select hook.TryGetProperty("command", out var command) && command.ValueKind == JsonValueKind.String ? command.GetString()! : string.Empty;

    /// <summary>A command as the existing tool writes it: the client finds a program by its variable, quoted or not.</summary>
    private static string Plain(string command) =>
        command.Trim().Replace("\"", string.Empty, StringComparison.Ordinal).Replace("${CLAUDE_PLUGIN_ROOT}/", "./", StringComparison.Ordinal);

    private void Codex()
    {
        var bytes = project.Files.Bytes(CodexConfiguration, ProblemCodes.OverlayInvalid);
        var read = bytes is null ? null : StructuredText.Read(TextFormat.Toml, bytes.Value);
        if (read is not { IsOk: true })
        {
            project.Findings.Fail(ValidationKinds.ManifestInvalid, $"{CodexConfiguration} is not valid TOML", CodexConfiguration, CodexRuntime);
            return;
        }

        if (project.Package.Launcher is { } launcher
            && !JsonNode.DeepEquals(read.Find(KeyPath.Of("notify")), new JsonArray(launcher.Entrypoint, "notify")))
        {
            Mismatch(CodexConfiguration, $"Codex notify starts something else; expected [\"{launcher.Entrypoint}\", \"notify\"] from launcher.yaml", CodexRuntime);
        }

        if (ModelHint() is { } model && (read.Find(KeyPath.Of("model")) is not JsonValue said || !said.TryGetValue<string>(out var text) || text.Trim() != model))
        {
            project.Findings.Fail(ValidationKinds.GeneratedContractInvalid, "Codex model is not the model_hint of targets/codex-runtime/package.yaml", CodexConfiguration, CodexRuntime);
        }
    }

    private string? ModelHint()
    {
        var path = project.Package.AuthoredPath($"targets/{CodexRuntime}/package.yaml");
        return project.Tree.HasFile(path)
            && project.Files.Mapping(path, new DocumentReport(path, ProblemCodes.OverlayInvalid, ProblemCodes.ManifestUnknownField, project.Files.Problems)) is { } root
            && root.Find("model_hint")?.Value is YamlScalar { Kind: ScalarKind.Text } hint && !string.IsNullOrWhiteSpace(hint.Text)
            ? hint.Text.Trim()
            : null;
    }

    private void Mismatch(string path, string message, string target = AuthoredTargets.Claude) =>
        project.Findings.Fail(ValidationKinds.EntrypointMismatch, $"entrypoint mismatch: {message}", path, target);
}
