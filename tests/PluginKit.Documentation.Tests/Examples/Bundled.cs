// snippet: bundles
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Bundles.Handoff;

// end snippet
namespace PluginKit.Documentation.Tests.Examples;

internal static class Bundled
{
    public static void Register(IServiceCollection services)
    {
        // snippet: bundles
        services.AddPluginKitBundles(options => options.Handoff = HandoffLimits.Default with { MaxEntries = 2_000 });
        // end snippet
    }
}
