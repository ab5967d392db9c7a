using System.Text;
using System.Text.Json;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Yaml;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Editing;

namespace PluginKit.Authoring.Projects;

/// <summary>What Gemini wants of an extension beyond its format.</summary>
internal sealed class GeminiRules(ValidatedProject project)
{
    private const string Gemini = "gemini";

    private static readonly string[] IgnoredInPolicies = ["allow", "yolo"];

    public void Check()
    {
        if (!project.Targets.Any(static target => target.Contract.Id == Gemini))
        {
            return;
        }

        if (Path.GetFileName(project.Tree.Location) is var folder && folder != project.Package.Manifest.Name)
        {
            project.Findings.Warn(
                ValidationKinds.GeminiDirNameMismatch, $"the folder is called {folder}; Gemini wants it to be called {project.Package.Manifest.Name}", target: Gemini);
        }

        Servers();
        Policies();
        Commands();
        Described("settings", "name", "description", "env_var", "sensitive");
        Described("themes", "name");
        Hooks();
    }

    private void Servers()
    {
        var path = project.Package.AuthoredPath("mcp/servers.yaml");
        foreach (var server in (project.Package.McpServers ?? []).Where(static server => server.AppliesTo(Gemini)))
        {
            if (Sets(server.Overrides, "trust") || Sets(server.Passthrough, "trust"))
            {
                project.Findings.Fail(ValidationKinds.ManifestInvalid, $"the server {server.Alias} sets trust, which an extension may not", path, Gemini);
            }

            if (server.Stdio is { Arguments.Count: 0 } stdio && stdio.Command.Trim().Contains(' ', StringComparison.Ordinal))
            {
                project.Findings.Warn(ValidationKinds.GeminiMcpCommandStyle, $"the server {server.Alias} has its arguments in its command; write them into args", path, Gemini);
            }
        }
    }

    private static bool Sets(IReadOnlyDictionary<string, JsonElement> extras, string member) =>
        extras.TryGetValue(Gemini, out var extra) && extra.ValueKind == JsonValueKind.Object && extra.TryGetProperty(member, out _);

    private void Policies()
    {
        foreach (var path in Components("policies"))
        {
            var text = project.Files.Bytes(path, ProblemCodes.OverlayInvalid) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : string.Empty;
            foreach (var key in IgnoredInPolicies.Where(key => Assigns(text, key)))
            {
                project.Findings.Warn(ValidationKinds.GeminiPolicyIgnored, $"Gemini ignores {key} in the policies of an extension", path, Gemini);
            }
        }
    }

    private static bool Assigns(string text, string key) => text.Split('\n').Any(line =>
        line.TrimStart().StartsWith(key, StringComparison.Ordinal) && line.TrimStart()[key.Length..].TrimStart().StartsWith('='));

    private void Commands()
    {
        foreach (var path in Components("commands"))
        {
            if (!path.EndsWith(".toml", StringComparison.Ordinal))
            {
                Invalid(path, "has to end with .toml");
            }
            else if (project.Files.Bytes(path, ProblemCodes.OverlayInvalid) is not { } bytes || !StructuredText.Read(TextFormat.Toml, bytes).IsOk)
            {
                Invalid(path, "is not valid TOML");
            }
        }
    }

    private void Described(string kind, params string[] fields)
    {
        foreach (var path in Components(kind))
        {
            var report = new DocumentReport(path, ProblemCodes.OverlayInvalid, ProblemCodes.ManifestUnknownField, project.Files.Problems);
            var root = project.Files.Mapping(path, report);
            if (root is null || Array.Exists(fields, field => root.Find(field)?.Value is not YamlScalar { IsNull: false } value || string.IsNullOrWhiteSpace(value.Text)))
            {
                Invalid(path, $"has to be YAML with {string.Join(", ", fields)}");
            }
        }
    }

    private void Hooks()
    {
        foreach (var path in Components("hooks").Where(path => project.Files.Json(path, ProblemCodes.OverlayInvalid) is null))
        {
            Invalid(path, "is not valid JSON");
        }
    }

    private IReadOnlyList<string> Components(string kind) => project.Package.TargetOverlays.GetValueOrDefault(Gemini)?.Components.GetValueOrDefault(kind) ?? [];

    private void Invalid(string path, string message) => project.Findings.Fail(ValidationKinds.ManifestInvalid, $"{path} {message}", path, Gemini);
}
