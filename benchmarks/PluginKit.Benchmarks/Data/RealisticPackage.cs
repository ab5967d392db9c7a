using System.Text;
using PluginKit.Benchmarks.Running;

namespace PluginKit.Benchmarks.Data;

/// <summary>An authored package of ordinary size: a manifest, an MCP server, three skills with a reference file each, a readme.</summary>
internal static class RealisticPackage
{
    public const string Id = "release-notes-seed";

    /// <summary>Writes the package, also under another name.</summary>
    /// <returns>Its folder.</returns>
    public static string WriteTo(ScratchFolder scratch, string id = Id)
    {
        Write(scratch, id, "plugin.yaml", $"""
            api_version: v1
            name: {id}
            version: 1.4.2
            description: Collects what changed between two releases and drafts notes that people want to read.
            author:
              name: PluginKit benchmarks
            homepage: https://example.org/{id}
            repository: https://example.org/pluginkit/{id}
            license: MIT
            keywords:
              - mcp
              - releases
              - writing
            targets:
              - claude
              - codex-package
            """);
        Write(scratch, id, "mcp/servers.yaml", $"""
            api_version: v1
            servers:
              {id}:
                description: "Reads the history of a repository."
                type: stdio
                stdio:
                  command: npx
                  args:
                    - -y
                    - "@example/{id}@1.4.2"
                targets:
                  - claude
                  - codex-package
            """);
        foreach (var skill in (ReadOnlySpan<string>)["collect-changes", "draft-notes", "publish-notes"])
        {
            Write(scratch, id, $"skills/{skill}/SKILL.md", $"---\nname: {skill}\ndescription: How to {skill.Replace('-', ' ')}.\n---\n\n{Prose(40)}");
            Write(scratch, id, $"skills/{skill}/reference.md", Prose(120));
        }

        Write(scratch, id, "README.md", Prose(60));
        return Path.Combine(scratch.Root, "packages", id);
    }

    private static void Write(ScratchFolder scratch, string id, string relative, string text) =>
        scratch.Write(Path.Combine("packages", id, "plugin", relative), Encoding.UTF8.GetBytes(text + "\n"));

    private static string Prose(int lines) =>
        string.Join('\n', Enumerable.Range(1, lines).Select(static line => $"{line}. Look at what people will notice first, and say it in words that they use themselves."));
}
