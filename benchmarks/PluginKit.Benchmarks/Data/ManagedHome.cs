using Microsoft.Extensions.DependencyInjection;
using PluginKit.Benchmarks.Running;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle;

namespace PluginKit.Benchmarks.Data;

/// <summary>
/// A home with many healthy installs in Claude Code and Codex. One install is made by the lifecycle itself with the simulated clients, so that every
/// file is what the suite really writes; the others are copies of it under other names.
/// </summary>
internal static class ManagedHome
{
    public static async Task FillAsync(ScratchFolder scratch, int installs)
    {
        var source = RealisticPackage.WriteTo(scratch);
        await using (var services = Application.On(scratch))
        {
            var lifecycle = services.GetRequiredService<IPluginLifecycle>();
            var plan = await lifecycle.PlanAddAsync(new() { Source = source, Targets = ["claude", "codex"] });
            var result = await lifecycle.ApplyAsync(plan);
            Expect.That(result, result.Outcome == Outcome.Applied, $"an applied add, not: {result.Report.Summary}");
        }

        new InstallCopies(scratch.Home, RealisticPackage.Id).Make(installs - 1);
    }
}
