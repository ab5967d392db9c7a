namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>A small plugin of our own, with the id that the real one of the issue has.</summary>
internal static class SamplePackage
{
    public const string Id = "context7";

    public const string Manifest =
        """
        api_version: v1
        name: context7
        version: 0.1.1
        description: Documentation of libraries, fresh from their sources.
        license: MIT
        targets:
          - claude
          - codex-package

        """;

    public static string Write(HostFixture host, string? manifest = Manifest, string text = "Look it up.")
    {
        var folder = Path.Join(host.Packages, Id);
        HostFixture.Write(Path.Join(folder, "plugin", "README.md"), "# Context7\n");
        HostFixture.Write(Path.Join(folder, "plugin", "skills", "look-up", "SKILL.md"), $"---\nname: look-up\ndescription: Looks something up.\n---\n\n{text}\n");
        if (manifest is not null)
        {
            HostFixture.Write(Path.Join(folder, "plugin", "plugin.yaml"), manifest);
        }

        return folder;
    }

    /// <summary>Another revision in the same folder, with a server, so that a client that lists servers tells whether the plugin is effective.</summary>
    public static string Publish(HostFixture host, string version, string text)
    {
        var folder = Write(host, Manifest.Replace("0.1.1", version, StringComparison.Ordinal), text);
        HostFixture.Write(
            Path.Join(folder, "plugin", "mcp", "servers.yaml"), "api_version: v1\nservers:\n  context7-docs:\n    type: stdio\n    stdio:\n      command: context7-docs\n");
        return folder;
    }

    /// <summary>A plugin of another id, as small as can be.</summary>
    public static string WriteOther(HostFixture host, string id)
    {
        var folder = Path.Join(host.Packages, id);
        HostFixture.Write(Path.Join(folder, "plugin", "plugin.yaml"), Manifest.Replace("name: context7", $"name: {id}", StringComparison.Ordinal));
        HostFixture.Write(Path.Join(folder, "plugin", "skills", "look-up", "SKILL.md"), "---\nname: look-up\ndescription: Looks something up.\n---\n\nLook it up.\n");
        return folder;
    }
}
