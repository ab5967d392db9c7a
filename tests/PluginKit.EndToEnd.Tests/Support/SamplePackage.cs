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

    public static string Write(HostFixture host, string? manifest = Manifest)
    {
        var folder = Path.Join(host.Packages, Id);
        HostFixture.Write(Path.Join(folder, "plugin", "README.md"), "# Context7\n");
        HostFixture.Write(Path.Join(folder, "plugin", "skills", "look-up", "SKILL.md"), "---\nname: look-up\ndescription: Looks something up.\n---\n\nLook it up.\n");
        if (manifest is not null)
        {
            HostFixture.Write(Path.Join(folder, "plugin", "plugin.yaml"), manifest);
        }

        return folder;
    }
}
