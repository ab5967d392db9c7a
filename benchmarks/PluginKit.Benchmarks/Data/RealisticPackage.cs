using System.Text;
using PluginKit.Benchmarks.Running;

namespace PluginKit.Benchmarks.Data;

/// <summary>An authored package of ordinary size: a manifest, an MCP server, three skills with a reference file each, a readme.</summary>
internal static class RealisticPackage
{
    public const string Id = "release-notes-seed";

    /// <summary>Writes the package.</summary>
    /// <returns>Its folder.</returns>
    public static string WriteTo(ScratchFolder scratch)
    {
        Write(scratch, "plugin.yaml", $"""
            api_version: v1
            name: {Id}
            version: 1.4.2
            description: Collects what changed between two releases and drafts notes that people want to read.
            author:
              name: PluginKit benchmarks
            homepage: https://example.org/{Id}
            repository: https://example.org/pluginkit/{Id}
            license: MIT
            keywords:
              - mcp
              - releases
              - writing
            targets:
              - claude
              - codex-package
            """);
        Write(scratch, "mcp/servers.yaml", $"""
            api_version: v1
            servers:
              {Id}:
                description: "Reads the history of a repository."
                type: stdio
                stdio:
                  command: npx
                  args:
                    - -y
                    - "@example/{Id}@1.4.2"
                targets:
                  - claude
                  - codex-package
            """);
        foreach (var skill in (ReadOnlySpan<string>)["collect-changes", "draft-notes", "publish-notes"])
        {
            Write(scratch, $"skills/{skill}/SKILL.md", $"---\nname: {skill}\ndescription: How to {skill.Replace('-', ' ')}.\n---\n\n{Prose(40)}");
            Write(scratch, $"skills/{skill}/reference.md", Prose(120));
        }

        Write(scratch, "README.md", Prose(60));
        return Path.Combine(scratch.Root, "packages", Id);
    }

    private static void Write(ScratchFolder scratch, string relative, string text) =>
        scratch.Write(Path.Combine("packages", Id, "plugin", relative), Encoding.UTF8.GetBytes(text + "\n"));

    private static string Prose(int lines) =>
        string.Join('\n', Enumerable.Range(1, lines).Select(static line => $"{line}. Look at what people will notice first, and say it in words that they use themselves."));
}
