using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Packages;

public abstract class LayoutTests(DiskKind disk)
{
    private const string Manifest = "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [claude]\n";

    [Fact]
    public void The_canonical_layout_is_read_without_a_warning()
    {
        using var package = new TestPackage(disk)
            .With("plugin/plugin.yaml", Manifest).With("plugin/README.md", "# Guide").With("README.md", "generated").With("GENERATED.md", "generated");

        var read = package.Package();

        read.Layout.ShouldBe(PackageLayout.Canonical);
        read.ManifestPath.ShouldBe("plugin/plugin.yaml");
        read.ReadmePath.ShouldBe("plugin/README.md");
        read.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void The_generated_README_of_a_canonical_package_is_not_the_authored_one()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", Manifest).With("README.md", "generated");

        package.Package().ReadmePath.ShouldBeNull();
    }

    [Fact]
    public void A_package_authored_in_its_root_is_read_with_a_warning()
    {
        using var package = new TestPackage(disk).With("plugin.yaml", Manifest).With("README.md", "# Guide").With("skills/a/SKILL.md", "---\nname: a\ndescription: A.\n---\n");

        var read = package.Package();

        read.Layout.ShouldBe(PackageLayout.Root);
        read.ReadmePath.ShouldBe("README.md");
        read.Skills.ShouldHaveSingleItem().Path.ShouldBe("skills/a/SKILL.md");
        read.Warnings.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.LayoutRootAuthored);
    }

    public static TheoryData<string[], string, string> Refused => new()
    {
        { ["src/plugin.yaml"], "layout_unsupported", "src/plugin.yaml" },
        { ["plugin/plugin.yaml", "src/plugin.yaml"], "layout_unsupported", "src/plugin.yaml" },
        { ["plugin/plugin.yaml", "src/skills/a/SKILL.md"], "layout_unsupported", "src/skills" },
        { ["plugin/plugin.yaml", "plugin.yaml"], "layout_unsupported", "plugin.yaml" },
        { ["plugin/plugin.yaml", "launcher.yaml"], "layout_unsupported", "launcher.yaml" },
        { ["plugin/plugin.yaml", "mcp/servers.yaml"], "layout_unsupported", "mcp/servers.yaml" },
        { ["plugin/plugin.yaml", "mcp/servers.json"], "layout_unsupported", "mcp/servers.json" },
        { ["plugin/plugin.yaml", "targets/claude/settings.json"], "layout_unsupported", "targets" },
        { ["plugin/plugin.yaml", "publish/claude/marketplace.yaml"], "layout_unsupported", "publish" },
        { ["plugin/plugin.yaml", "plugin/mcp/servers.yml"], "layout_unsupported", "plugin/mcp/servers.yml" },
        { ["plugin.yaml", "mcp/servers.json"], "layout_unsupported", "mcp/servers.json" },
        { ["plugin/plugin.yaml", "plugin/agents/a.md"], "layout_unsupported", "plugin/agents" },
        { ["plugin/plugin.yaml", "plugin/contexts/a.md"], "layout_unsupported", "plugin/contexts" },
        { ["plugin/plugin.yaml", "contexts/a.md"], "layout_unsupported", "contexts" },
        { ["README.md"], "manifest_missing", "plugin/plugin.yaml" },
        { ["plugin/skills/a/SKILL.md"], "manifest_missing", "plugin/plugin.yaml" },
        { ["plugin/plugin.yml"], "manifest_missing", "plugin/plugin.yaml" },
        { ["targets/claude/settings.json"], "manifest_missing", "plugin/plugin.yaml" },
        { [".claude-plugin/plugin.json"], "manifest_missing", "plugin/plugin.yaml" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Files_in_two_or_unknown_places_are_refused(string[] files, string code, string path)
    {
        using var package = new TestPackage(disk);
        foreach (var file in files)
        {
            package.With(file, Path.GetFileName(file) == "plugin.yaml" ? Manifest : "{}");
        }

        var error = package.OnlyError();

        (error.Code, error.Path).ShouldBe((code, path));
        error.NextStep!.Action.ShouldBe(NextStepActions.FixPackage);
    }

    [Fact]
    public void Folders_that_a_target_generates_in_the_root_are_left_alone()
    {
        using var package = TestPackage.For("claude, gemini", disk).With("agents/a.md", "a").With("contexts/a.md", "a").With("skills/a/SKILL.md", "a");

        package.Package().Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_package_has_no_manifest()
    {
        using var package = new TestPackage(disk);

        package.OnlyError().Code.ShouldBe(ProblemCodes.ManifestMissing);
    }
}

public sealed class LayoutTestsOnVirtualDisk() : LayoutTests(DiskKind.Virtual);

public sealed class LayoutTestsOnRealDisk() : LayoutTests(DiskKind.Real);
