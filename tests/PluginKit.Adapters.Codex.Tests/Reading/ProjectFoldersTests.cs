using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Reading;

/// <summary>Which folder is the project, and whose trust counts: every row was measured with the real client.</summary>
public abstract class ProjectFoldersTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Sub = CodexStage.Project + "/sub";
    private const string On = "[plugins.\"a@b\"]\nenabled = true\n";
    private const string Off = "[plugins.\"a@b\"]\nenabled = false\n";

    [Theory]
    [InlineData("/work/app", true)]
    [InlineData("/work/app/sub", false)]
    [InlineData("/work", false)]
    [InlineData("/work/app/", false)]
    public void Trust_of_the_root_covers_its_folders(string trusted, bool counts) =>
        Toggle(CodexStage.Trust(trusted), Sub, rootConfig: On).ShouldBe(counts ? true : null);

    [Theory]
    [InlineData("/work/app")]
    [InlineData("/work/app/sub")]
    public void A_folder_is_covered_by_its_own_trust_and_by_the_roots(string trusted) =>
        Toggle(CodexStage.Trust(trusted), Sub, subConfig: On).ShouldBe(true);

    [Fact]
    public void The_nearest_folder_wins() => Toggle(CodexStage.Trust(), Sub, On, Off).ShouldBe(false);

    [Fact]
    public void A_folder_without_trust_is_left_out_even_when_the_root_is_trusted() =>
        Toggle(CodexStage.Trust() + "[projects.\"/work/app/sub\"]\ntrust_level = \"untrusted\"\n", Sub, On, Off).ShouldBe(true);

    [Fact]
    public void An_empty_git_folder_is_no_marker()
    {
        var stage = new CodexStage(NewDisk());
        stage.Disk.AddDirectory("/plain/.git").AddDirectory("/plain/sub");

        Find(stage, "/plain/sub").Root.ShouldBe("/plain/sub");
    }

    [Fact]
    public void A_linked_worktree_also_has_the_trust_of_its_main_checkout()
    {
        var stage = new CodexStage(NewDisk()).With("/tree/.git", "gitdir: /work/app/.git/worktrees/tree\n").With("/tree/.codex/config.toml", On).With(CodexStage.Config, CodexStage.Trust());
        var project = Find(stage, "/tree");

        project.Root.ShouldBe("/tree");
        project.TrustRoot.ShouldBe("/work/app");
        Configuration(stage, "/tree").Toggle("a@b").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/etc/codex/config.toml", false, true)]
    [InlineData("/etc/codex/config.toml", true, true)]
    [InlineData("/etc/codex/managed_config.toml", true, false)]
    public void The_managed_layer_wins_and_the_system_layer_loses(string layer, bool userIsOn, bool expected)
    {
        var stage = new CodexStage(NewDisk()).With(layer, layer.Contains("managed", StringComparison.Ordinal) ? Off : On);
        if (userIsOn)
        {
            stage.With(CodexStage.Config, On);
        }

        Configuration(stage, null).Toggle("a@b")!.IsOn.ShouldBe(expected);
    }

    private bool? Toggle(string user, string workspace, string? rootConfig = null, string? subConfig = null)
    {
        var stage = new CodexStage(NewDisk()).With(CodexStage.Config, user);
        stage.Disk.AddDirectory(Sub);
        if (rootConfig is not null)
        {
            stage.With(CodexStage.Project + "/.codex/config.toml", rootConfig);
        }

        if (subConfig is not null)
        {
            stage.With(Sub + "/.codex/config.toml", subConfig);
        }

        return Configuration(stage, workspace).Toggle("a@b")?.IsOn;
    }

    private static CodexConfiguration Configuration(CodexStage stage, string? workspace) =>
        CodexConfiguration.Read(Files(stage, workspace), new(stage.Environment), workspace);

    private static ProjectFolders Find(CodexStage stage, string workspace) => ProjectFolders.Find(Files(stage, workspace), workspace);

    private static Platform.ClientFiles.RootedClientFiles Files(CodexStage stage, string? workspace) =>
        new(stage.Disk, stage.Adapter.ReadableRoots(stage.Environment, workspace));
}

public sealed class ProjectFoldersTestsOnVirtualDisk() : ProjectFoldersTests(DiskKind.Virtual);

public sealed class ProjectFoldersTestsOnRealDisk() : ProjectFoldersTests(DiskKind.Real);
