using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Scanning;

/// <summary>Which folder the client takes as the project, and whether it reads what stands there.</summary>
public abstract class EffectiveRootTests(DiskKind kind) : DiskSuite(kind)
{
    [Theory]
    [MemberData(nameof(ProjectLayouts.Rows), MemberType = typeof(ProjectLayouts))]
    public async Task The_effective_root_is_the_clients(string layout, string folder, bool isOn, string root, string reason)
    {
        var stage = new CodexStage(NewDisk());
        ProjectLayouts.Lay(stage, layout);
        var scan = await stage.ScanAsync(folder);

        scan.Roots!.EffectiveNativeRoot.ShouldBe(root);
        scan.Roots.EffectiveNativeRootReason.ShouldBe(reason);
        scan.Roots.WorkspaceRoot.ShouldBe(folder);
        scan.Roots.ConfigRoot.ShouldBe(CodexStage.Home + "/.codex");
        scan.Candidates.Any(static candidate => candidate.State == ObservedState.Active).ShouldBe(isOn);
    }

    [Fact]
    public async Task Without_a_workspace_there_is_no_project()
    {
        var roots = (await new CodexStage(NewDisk()).ScanAsync()).Roots.ShouldNotBeNull();

        roots.EffectiveNativeRoot.ShouldBeNull();
        roots.EffectiveNativeRootReason.ShouldBe("none");
    }

    [Fact]
    public void What_decides_is_watched()
    {
        var stage = new CodexStage(NewDisk());
        stage.Variables["CODEX_HOME"] = "/data/codex";
        var paths = new CodexScanner(Microsoft.Extensions.Options.Options.Create(new CodexAdapterOptions())).WatchedPaths(stage.Environment, CodexStage.Project + "/sub");

        paths.ShouldContain("/data/codex/config.toml");
        paths.ShouldContain("/data/codex/plugins/cache");
        paths.ShouldContain(CodexStage.Home + "/.agents/plugins/marketplace.json");
        paths.ShouldContain("/etc/codex/requirements.toml");
        paths.ShouldContain("/etc/codex/managed_config.toml");
        paths.ShouldContain(CodexStage.Project + "/.codex/config.toml");
        paths.ShouldContain(CodexStage.Project + "/sub/.codex/config.toml");
        paths.ShouldBeUnique();
    }
}

public sealed class EffectiveRootTestsOnVirtualDisk() : EffectiveRootTests(DiskKind.Virtual);

public sealed class EffectiveRootTestsOnRealDisk() : EffectiveRootTests(DiskKind.Real);
