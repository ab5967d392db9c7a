// snippet: platform
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Locks;
using PluginKit.Platform.Trees;

// end snippet
namespace PluginKit.Documentation.Tests.Examples;

internal static class PlatformTour
{
    public static async Task RunAsync()
    {
        // snippet: platform
        var services = new ServiceCollection()
            .AddPluginKitPlatform(options => options.HomeDirectory = "/home/demo")   // leave it out for the user's own home
            .BuildServiceProvider();
        var environment = services.GetRequiredService<HostEnvironment>();

        // A folder as a package: under limits, without links, with a digest.
        var result = services.GetRequiredService<PackageTrees>().Open("/home/demo/plugins/context7");
        if (!result.IsOk)
        {
            Console.WriteLine($"{result.Problem.Code}: {result.Problem.Message}");
            return;
        }

        // One operation at a time on this machine, over all processes.
        var machineLock = services.GetRequiredService<MachineLock>();
        var lockFile = Path.Combine(environment.StateDirectory, "pluginkit", "lock");
        var taken = await machineLock.AcquireAsync(lockFile, "place context7", TimeSpan.FromSeconds(10), waiting: null, CancellationToken.None);
        if (!taken.IsHeld)
        {
            Console.WriteLine(taken.Problem.Message);
            return;
        }

        using (taken.Held)
        {
            // There whole, or not at all.
            var destination = Path.Combine(environment.StateDirectory, "pluginkit", "store", "context7");
            var problem = services.GetRequiredService<TreePlacement>().Place(result.Tree, destination, "op-1");

            // A small file, replaced only if it is still what was read.
            var files = services.GetRequiredService<DurableFiles>();
            var settings = Path.Combine(environment.HomeDirectory, ".claude", "settings.json");
            var before = files.ReadAll(settings);
            var replaced = files.Replace(settings, "{}"u8.ToArray(), new()
            {
                ExpectedDigest = before.IsOk ? ContentDigest.Of(before.Bytes.Span) : null,
                AllowedRoots = [environment.HomeDirectory],
            });
        }
        // end snippet
    }
}
