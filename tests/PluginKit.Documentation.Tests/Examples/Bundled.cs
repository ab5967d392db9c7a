// snippet: bundles
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Bundles.Handoff;

// end snippet
using PluginKit.Contracts.Problems;

namespace PluginKit.Documentation.Tests.Examples;

internal static class Bundled
{
    public static void Register(IServiceCollection services)
    {
        // snippet: bundles
        services.AddPluginKitBundles(options => options.Handoff = HandoffLimits.Default with { MaxEntries = 2_000 });
        // end snippet
    }

    public static async Task HandOverAsync(IServiceProvider services)
    {
        // snippet: bundles-handoff
        var exported = await services.GetRequiredService<HandoffExporter>().ExportAsync(new() { ProjectRoot = "/home/ada/plugins/demo", Platform = "codex-runtime" });
        if (exported is { Ok: true, Archive: { } archive })
        {
            var installed = await services.GetRequiredService<HandoffInstaller>().InstallAsync(
                new() { Archive = archive.Path, Destination = "/home/ada/apps/demo", ExpectedDigest = archive.Digest });
            foreach (var step in installed.NextSteps)
            {
                Console.WriteLine(EnglishProblemFormatter.Instance.Describe(step));
            }
        }
        // end snippet
    }
}
