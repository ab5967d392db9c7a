using System.Text.Json;
using System.Text.Json.Nodes;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Inspection;
using PluginKit.Authoring.Targets;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Projects;

/// <summary>Compares generated files of servers with <c>mcp/servers.yaml</c>.</summary>
internal static class GeneratedServers
{
    private const string Shared = ".mcp.json";
    private const string Kind = ValidationKinds.GeneratedContractInvalid;

    public static void Check(ValidatedProject project)
    {
        foreach (var target in project.Targets)
        {
            var id = target.Contract.Id;
            if (target.ManagedArtifacts.Contains(Shared, StringComparer.Ordinal) && Root(project, Shared) is { } shared && !IsOneOf(Expected(project), shared))
            {
                project.Findings.Fail(Kind, $"generated file is not what the servers say: {Shared}", Shared, id);
            }

            var (path, member) = id switch
            {
                "gemini" => ("gemini-extension.json", "mcpServers"),
                "opencode" => ("opencode.json", "mcp"),
                "cursor-workspace" => (".cursor/mcp.json", "mcpServers"),
                _ => (string.Empty, string.Empty),
            };
            if (Root(project, path) is { } root && !HasServers(root, member, Aliases(project, id)))
            {
                project.Findings.Fail(Kind, $"generated file does not have the servers: {path}", path, id);
            }
        }
    }

    /// <summary>Every form that a generator gives the shared file: the existing tool one for all clients, this one what each client really reads.</summary>
    private static IEnumerable<JsonNode> Expected(ValidatedProject project)
    {
        foreach (var target in project.Inspection.Targets.Where(static target => target.ManagedArtifacts.Contains(Shared, StringComparer.Ordinal)))
        {
            foreach (var root in (string[])[".", "${CLAUDE_PLUGIN_ROOT}"])
            {
                var plain = ServerProjection.Project(project.Package.McpServers ?? [], target.Contract.Id);
                yield return Placeholders.Replace(plain, root)!;
                if (target.Contract.Id == AuthoredTargets.CodexPackage)
                {
                    foreach (var (_, server) in plain)
                    {
                        CodexServer.Adapt(server!.AsObject());
                    }

                    yield return Placeholders.Replace(plain, root)!;
                }
            }
        }
    }

    // Clients take the map as it is and the same within a member.
    private static bool IsOneOf(IEnumerable<JsonNode> expected, JsonElement shipped)
    {
        var node = JsonObject.Create(shipped);
        var flat = node?["mcpServers"] is JsonObject { } wrapped && node.Count == 1 ? wrapped : node;
        return expected.Any(one => JsonNode.DeepEquals(one, flat));
    }

    private static HashSet<string> Aliases(ValidatedProject project, string target) =>
        [.. (project.Package.McpServers ?? []).Where(server => server.AppliesTo(target)).Select(static server => server.Alias)];

    private static bool HasServers(JsonElement root, string member, HashSet<string> aliases)
    {
        var said = root.TryGetProperty(member, out var servers) && servers.ValueKind == JsonValueKind.Object
            ? servers.EnumerateObject().Select(static server => server.Name)
            : [];
        return aliases.SetEquals(said);
    }

    private static JsonElement? Root(ValidatedProject project, string path)
    {
        if (path.Length == 0 || !project.Tree.HasFile(path))
        {
            return null;
        }

        if (project.Files.Json(path, ProblemCodes.NativeManifestInvalid) is { Root.ValueKind: JsonValueKind.Object } file)
        {
            return file.Root;
        }

        project.Findings.Fail(Kind, $"generated file is no JSON object: {path}", path);
        return null;
    }
}
