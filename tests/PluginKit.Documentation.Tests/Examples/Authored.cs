// snippet: authoring
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Targets;
using PluginKit.Sources.Resolution;

// end snippet
namespace PluginKit.Documentation.Tests.Examples;

internal static class Authored
{
    public static async Task RunAsync()
    {
        // snippet: authoring
        await using var services = new ServiceCollection()
            .AddPluginKitSources()
            .AddPluginKitAuthoring()
            .BuildServiceProvider();

        var resolution = await services.GetRequiredService<SourceResolver>().ResolveAsync("/home/ada/plugins/context7", CancellationToken.None);
        if (resolution.Tree is not { } tree)
        {
            Console.WriteLine(resolution.Problem!.Message);
            return;
        }

        await using (tree)
        {
            var read = services.GetRequiredService<AuthoredPackageReader>().Read(tree);
            foreach (var problem in read.Problems)
            {
                Console.WriteLine($"{problem.Path}({problem.Line},{problem.Column}): {problem.Code}: {problem.Message}");
            }

            if (read.Package is { } package)
            {
                Console.WriteLine($"{package.Manifest.Name} {package.Manifest.Version}: {string.Join(", ", package.Capabilities)}");

                var result = services.GetRequiredService<DeliveryProjector>().Project(package, tree, AuthoredTargets.Claude);
                foreach (var path in result.Delivery?.Paths ?? [])
                {
                    Console.WriteLine($"  {path}");
                }
            }
        }
        // end snippet
    }
}
