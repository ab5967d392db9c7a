using PluginKit.Authoring.Inspection;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Inspection;

public abstract class PackageInspectionTests(DiskKind disk)
{
    private const string Servers = "api_version: v1\nservers: {a: {type: stdio, stdio: {command: x}, targets: [claude, cursor-workspace]}}\n";

    [Fact]
    public void Each_target_tells_what_the_package_has_for_it_and_what_it_does_not_take()
    {
        using var package = Full();

        var targets = Inspect(package).Targets.ToDictionary(static target => target.Contract.Id, StringComparer.Ordinal);

        targets.Keys.ShouldBe(["claude", "codex-package", "cursor-workspace", "opencode"]);
        targets["claude"].NativeKinds.ShouldBe(["commands", "hooks", "settings"]);
        targets["claude"].NativeDocuments["settings"].ShouldBe("plugin/targets/claude/settings.json");
        targets["claude"].ManagedArtifacts.ShouldBe([".claude-plugin/plugin.json", ".mcp.json", "commands/c.md", "hooks/hooks.json", "settings.json", "skills/a/SKILL.md", "skills/a/more.md"]);
        targets["claude"].UnsupportedKinds.ShouldBe(["contexts"]);
        targets["codex-package"].NativeKinds.ShouldBe(["app_manifest"]);
        targets["codex-package"].ManagedArtifacts.ShouldBe([".codex-plugin/plugin.json", "skills/a/SKILL.md", "skills/a/more.md"]);
        targets["cursor-workspace"].ManagedArtifacts.ShouldBe([".cursor/mcp.json", ".cursor/rules/r.mdc"]);
        targets["cursor-workspace"].UnsupportedKinds.ShouldBe(["skills"]);
        targets["opencode"].NativeKinds.ShouldBe(["local_plugin_code"]);
        targets["opencode"].ManagedArtifacts.ShouldBe([".opencode/plugins/p.ts", ".opencode/skills/a/SKILL.md", ".opencode/skills/a/more.md", "opencode.json"]);
    }

    [Fact]
    public void The_publication_model_has_a_package_for_each_target_that_has_one_and_the_channels_that_are_authored()
    {
        using var package = Full();

        var publication = Inspect(package).Publication;

        publication.Core.ShouldBe(new PublicationCore("v1", "demo", "0.1.0", "A demo."));
        publication.Packages.Select(static item => $"{item.Target} {item.PackageFamily} {item.ChannelFamilies[0]} {item.TargetClass} {item.InstallModel}").ShouldBe(
        [
            "claude claude-plugin claude-marketplace hook_runtime marketplace or local plugin install",
            "codex-package codex-plugin codex-marketplace plugin_package plugin directory or marketplace cache",
        ]);
        publication.Packages[1].AuthoredInputs.ShouldBe(
        [
            "plugin/mcp/servers.yaml", "plugin/plugin.yaml", "plugin/publish/codex/marketplace.yaml", "plugin/skills/a/SKILL.md", "plugin/skills/a/more.md",
            "plugin/targets/codex-package/app.json",
        ]);
        publication.Packages[1].AuthoredDocuments.Keys.ShouldBe(["app_manifest"]);
        var channel = publication.Channels.ShouldHaveSingleItem();
        (channel.Family, channel.Path).ShouldBe(("codex-marketplace", "plugin/publish/codex/marketplace.yaml"));
        channel.PackageTargets.ShouldBe(["codex-package"]);
        channel.Details.Select(static detail => $"{detail.Key}={detail.Value}").ShouldBe(
            ["authentication_policy=ON_INSTALL", "category=Tools", "installation_policy=AVAILABLE", "marketplace_name=demos", "source_root=./"]);
    }

    [Fact]
    public void Authored_files_are_told_apart_from_generated_ones()
    {
        using var package = Full().With("README.md", "generated").With("AGENTS.md", "generated").With("GENERATED.md", "generated").With("plugin/README.md", "authored");

        var inspection = Inspect(package);

        inspection.AuthoredRoot.ShouldBe("plugin");
        inspection.SourceFiles.ShouldContain("plugin/README.md");
        inspection.SourceFiles.ShouldAllBe(static path => path.StartsWith("plugin/", StringComparison.Ordinal));
        inspection.BoundaryDocuments.ShouldBe(["AGENTS.md"]);
        inspection.GeneratedGuide.ShouldBe("GENERATED.md");
        inspection.GeneratedOutputs.ShouldContain("opencode.json");
    }

    [Fact]
    public void A_package_in_its_root_has_only_the_files_of_the_format()
    {
        using var package = new TestPackage(disk).With("plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [claude]\n")
            .With("AGENTS.md", "x").With("bin/tool", "x").With("README.md", "# Demo");

        var inspection = Inspect(package);

        inspection.AuthoredRoot.ShouldBeEmpty();
        inspection.SourceFiles.ShouldBe(["README.md", "plugin.yaml"]);
        inspection.BoundaryDocuments.ShouldBeEmpty();
    }

    private TestPackage Full() => TestPackage.For("claude, codex-package, cursor-workspace, opencode", disk)
        .With("plugin/mcp/servers.yaml", Servers)
        .With("plugin/skills/a/SKILL.md", "---\nname: a\ndescription: A.\n---\n").With("plugin/skills/a/more.md", "m")
        .With("plugin/targets/claude/settings.json", "{}").With("plugin/targets/claude/commands/c.md", "c").With("plugin/targets/claude/hooks/hooks.json", "{}")
        .With("plugin/targets/claude/contexts/c.md", "c")
        .With("plugin/targets/codex-package/app.json", "{}")
        .With("plugin/targets/cursor-workspace/rules/r.mdc", "r")
        .With("plugin/targets/opencode/plugins/p.ts", "p")
        .With("plugin/publish/codex/marketplace.yaml", "api_version: v1\nmarketplace_name: demos\ncategory: Tools\n");

    private static PackageInspection Inspect(TestPackage package)
    {
        var tree = package.Tree();
        return PackageInspection.Of(package.Read(tree).Package.ShouldNotBeNull(), tree);
    }
}

public sealed class PackageInspectionTestsOnVirtualDisk() : PackageInspectionTests(DiskKind.Virtual);

public sealed class PackageInspectionTestsOnRealDisk() : PackageInspectionTests(DiskKind.Real);
