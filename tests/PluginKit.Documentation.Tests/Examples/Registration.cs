using Microsoft.Extensions.DependencyInjection;
using PluginKit.Catalog.Origins;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Sources;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Discovery.Matching;
using PluginKit.Documentation.Tests.Adapter;
using PluginKit.Platform.Hosting;
using PluginKit.Platform.Processes;

namespace PluginKit.Documentation.Tests.Examples;

internal static class Registration
{
    public static void All(IServiceCollection services)
    {
        // snippet: claude-register
        services.AddPluginKitClaude(options => options.KeepPluginData = true);
        // end snippet

        // snippet: codex-register
        services.AddPluginKitCodex(options => options.ListAvailablePlugins = false);
        // end snippet

        // snippet: sources-own
        services.AddSingleton<IPluginSource, CompanyRegistrySource>();
        // end snippet

        // snippet: catalog-register
        services.AddSingleton<IClientAdapter, LanternAdapter>();      // or an adapter package; adapters decide what is manageable
        services.AddPluginKitCatalog(options => options.Location = "/data/universal-plugins");
        // end snippet

        // snippet: catalog-origins
        services.AddPluginKitCatalog(options =>
        {
            options.Origins.Add(CatalogOrigin.At("team", "/data/team-plugins") with { LastGood = "/data/team-plugins.json" });
            options.Origins.Add(CatalogOrigin.At("official", "/data/claude-plugins-official/.claude-plugin/marketplace.json"));
            options.Origins.Add(CatalogOrigin.Resource("shipped", typeof(Registration).Assembly, "MyApplication.catalog.json"));
        });
        // end snippet

        // snippet: discovery-register
        services.AddSingleton<INativeScanner, LanternScanner>();      // or an adapter package, which brings its scanner
        services.AddPluginKitDiscovery(options =>
        {
            options.ManualMappings.Add(new ManualMapping("claude", "context7@claude-plugins-official", "context7"));
        });
        // end snippet

        // snippet: storefront-register
        services.AddPluginKitStorefront(options =>
        {
            options.ProviderLabels["cursor"] = "Cursor";          // claude = Anthropic and codex = Codex are there already
            options.OptInActions.Add(ActionClass.EnableTarget);   // add, update, remove and repair need no opt-in
        });
        // end snippet

        // snippet: meta-home
        services.AddSingleton(HostEnvironments.ForHome("/tmp/try-it"));   // state and client homes below this folder, nothing else
        services.AddSingleton<IProgramLocator, NoPrograms>();             // no client is ever started
        services.AddPluginKit();
        // end snippet
    }
}
