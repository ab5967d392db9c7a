using System.Text;

namespace PluginKit.Catalog.Tests.Hostile;

/// <summary>One odd file of a package that is sound otherwise.</summary>
/// <param name="Path">The file, relative to the package.</param>
/// <param name="Content">What stands in it; <c>{id}</c> in the text of a manifest is the id of the package.</param>
/// <param name="Code">The problem code that says so.</param>
/// <param name="IsListed">Whether the package stays an entry.</param>
internal sealed record HostileInput(string Path, byte[] Content, string Code, bool IsListed)
{
    private const string ManifestPath = "plugin/plugin.yaml";
    private const string ServersPath = "plugin/mcp/servers.yaml";

    public static HostileInput File(string path, string text, string code, bool isListed = false) => new(path, Encoding.UTF8.GetBytes(text), code, isListed);

    public static HostileInput Manifest(byte[] content) => new(ManifestPath, content, "manifest_invalid", IsListed: false);

    /// <summary>A manifest whose lines are replaced or added by key.</summary>
    public static HostileInput Manifest(string lines, string code = "manifest_invalid", bool isListed = false)
    {
        var added = lines.Split('\n')[0];
        var key = added[..(added.IndexOf(':', StringComparison.Ordinal) + 1)];
        var kept = "api_version: v1\nname: {id}\nversion: 1.0.0\ndescription: A plugin.\ntargets: [claude, codex-package, gemini]".Split('\n')
            .Where(line => !line.StartsWith(key, StringComparison.Ordinal));
        return File(ManifestPath, string.Join('\n', kept) + "\n" + lines + "\n", code, isListed);
    }

    public static HostileInput Server(string type, string fields, string code = "servers_invalid", bool isListed = false) =>
        File(ServersPath, $"api_version: v1\nservers:\n  a:\n    type: {type}\n    {type}: {fields}\n", code, isListed);

    public static HostileInput Skill(string text, string code = "skill_irregular") => File("plugin/skills/taught/SKILL.md", text, code, isListed: true);

    /// <summary>A native manifest that names a path.</summary>
    public static HostileInput NativePath(string path) =>
        File(".claude-plugin/plugin.json", $$"""{"name": "x", "version": "1.0.0", "description": "A plugin.", "commands": "{{path}}"}""", "native_manifest_invalid", isListed: true);

    /// <summary>The same in another of its members.</summary>
    public static HostileInput NativeMember(string member, string path) =>
        File(".claude-plugin/plugin.json", $$"""{"name": "x", "version": "1.0.0", "description": "A plugin.", "{{member}}": "{{path}}"}""", "native_manifest_invalid", isListed: true);

    public static HostileInput SourceRoot(string path) => File(
        "plugin/publish/claude/marketplace.yaml", $"api_version: v1\nmarketplace_name: m\nowner_name: o\nsource_root: \"{path}\"\n", "overlay_invalid");
}
