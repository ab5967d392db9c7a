using System.Text;
using PluginKit.Benchmarks.Running;

namespace PluginKit.Benchmarks.Data;

/// <summary>A checkout of any size: every package has a manifest, a server, a skill and a readme, about 4 KB together.</summary>
internal static class GeneratedCheckout
{
    // What was written just now is read again by every build; a checkout of record is older than that.
    private static readonly DateTime Written = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <returns>Its folder.</returns>
    public static string WriteTo(ScratchFolder scratch, int packages)
    {
        for (var index = 0; index < packages; index++)
        {
            var id = GeneratedCatalog.IdOf(index);
            Write(scratch, id, "plugin.yaml", Manifest(id, index));
            Write(scratch, id, "mcp/servers.yaml", $"api_version: v1\nservers:\n  {id}:\n    type: stdio\n    stdio:\n      command: {id}\n");
            Write(scratch, id, "skills/look-up/SKILL.md", $"---\nname: look-up\ndescription: Looks something up.\n---\n\n{Prose(12)}\n");
            Write(scratch, id, "README.md", Prose(24));
        }

        return Path.Combine(scratch.Root, "checkout");
    }

    private static string Manifest(string id, int index) => $"""
        api_version: v1
        name: {id}
        version: 1.{index % 10}.0
        description: Portable plugin number {index} for several clients, with an introduction and examples.
        author:
          name: Publisher {index % 997}
        homepage: https://example.org/{id}
        license: MIT
        keywords:
          - mcp
          - group-{index % 100}
        targets:
          - claude
          - codex-package

        """;

    private static void Write(ScratchFolder scratch, string id, string relative, string text) =>
        File.SetLastWriteTimeUtc(scratch.Write(Path.Combine("checkout", "plugins", id, "plugin", relative), Encoding.UTF8.GetBytes(text)), Written);

    private static string Prose(int lines) =>
        string.Join('\n', Enumerable.Range(1, lines).Select(static line => $"{line}. Look at what people will notice first, and say it in words that they use themselves."));
}
