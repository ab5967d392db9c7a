using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Tests.Scanning;

/// <summary>Asks the real client from the same folders as <see cref="EffectiveRootTests"/>, and the scanner beside it.</summary>
public sealed class RealClientRootsTests
{
    [RealClientsTheory]
    [MemberData(nameof(ProjectLayouts.Rows), MemberType = typeof(ProjectLayouts))]
    public async Task The_client_and_the_scanner_see_the_same_project(string layout, string folder, bool isOn, string root, string reason)
    {
        using var machine = new RealMachine();
        var stage = machine.Stage;
        ProjectLayouts.Lay(stage, layout);
        if (layout == "home by a link")
        {
            File.CreateSymbolicLink(stage.At("/home/linked"), stage.At(CodexStage.Home));
            stage.HomeDirectory = stage.At("/home/linked");
        }

        var workspace = stage.At(folder);
        var installed = await machine.Client.InstalledAsync(stage, workspace);
        var scan = await stage.ScanAsync(workspace);

        installed.ShouldNotBeNull().Count.ShouldBe(isOn ? 1 : 0);
        scan.Candidates.Any(static candidate => candidate.State == ObservedState.Active).ShouldBe(isOn);
        scan.Roots!.EffectiveNativeRoot.ShouldBe(stage.At(root));
        scan.Roots.EffectiveNativeRootReason.ShouldBe(reason);
    }
}
