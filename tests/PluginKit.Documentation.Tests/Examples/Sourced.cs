// snippet: sources
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Sources.Resolution;

// end snippet
namespace PluginKit.Documentation.Tests.Examples;

internal static class Sourced
{
    public static async Task RunAsync()
    {
        // snippet: sources
        await using var services = new ServiceCollection().AddPluginKitSources().BuildServiceProvider();

        var resolution = await services.GetRequiredService<SourceResolver>().ResolveAsync("/home/ada/plugins/context7", CancellationToken.None);
        if (resolution.Tree is { } tree)
        {
            await using (tree)
            {
                Console.WriteLine($"{resolution.Resolved!.Value} {tree.Digest}, {tree.Entries.Count} entries");
            }
        }
        else
        {
            Console.WriteLine($"{resolution.Problem!.Code}: {resolution.Problem.Message}");
        }
        // end snippet
    }
}
