using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Search;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Lifecycle;
using PluginKit.Platform.Hosting;
using PluginKit.Platform.Processes;
using PluginKit.Storefront.Views;

namespace PluginKit.EndToEnd.Tests.Catalogs;

/// <summary>Ten thousand entries are read, searched and viewed without the network, a program, or a write.</summary>
public sealed class TrapTests
{
    private const int Plugins = 10_000;

    [Fact]
    public async Task Ten_thousand_entries_are_read_searched_and_viewed_on_this_machine_alone()
    {
        using var host = new HostFixture();
        var file = Path.Join(host.Packages, "catalog.json");
        await using (var stream = File.Create(file))
        {
            CatalogSnapshot.Write(stream, Document());
        }

        var before = host.Everything();
        var processes = new ProcessTrap();
        using var network = new NetworkTrap();
        await using var services = Services(host, processes, file);

        var document = await services.GetRequiredService<ICatalog>().LoadAsync(new(), CancellationToken.None);
        var found = CatalogIndex.Of(document).Find(new() { SearchText = "weather 77", Limit = 10 });
        var view = services.GetRequiredService<IStorefront>().Derive(new() { Catalog = document });

        document.Entries.Count.ShouldBe(Plugins);
        found.Total.ShouldBeGreaterThan(0);
        view.Entries.Count.ShouldBe(Plugins);
        network.Heard.ShouldBeEmpty();
        processes.Started.ShouldBe(0);
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_trap_hears_a_connection()
    {
        using var network = new NetworkTrap();
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        listener.Listen();
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        await client.ConnectAsync(listener.LocalEndPoint!);

        network.Heard.ShouldContain(static heard => heard.StartsWith("System.Net.Sockets", StringComparison.Ordinal));
    }

    /// <summary>The same services with the same trap: what asks a client for its version would have been counted.</summary>
    [Fact]
    public async Task The_trap_counts_a_program_that_is_started()
    {
        using var host = new HostFixture();
        var processes = new ProcessTrap();
        await using var services = Services(host, processes, host.Packages);
        var package = SamplePackage.Write(host);

        // A plan takes the exception for a client that cannot be asked. What counts is that it was counted.
        var plan = await services.GetRequiredService<IPluginLifecycle>().PlanAddAsync(new() { Source = package, Targets = ["claude"] }, CancellationToken.None);

        plan.IsApplicable.ShouldBeFalse();
        processes.Started.ShouldBeGreaterThan(0);
        processes.Programs.ShouldContain("/programs/claude");
    }

    private static ServiceProvider Services(HostFixture host, ProcessTrap processes, string catalog) => new ServiceCollection()
        .AddSingleton(HostEnvironments.ForHome(host.Home, host.SystemRoot))
        .AddSingleton<IProcessRunner>(processes)
        .AddSingleton<IProgramLocator, EveryProgram>()
        .AddPluginKit(options => options.CatalogLocation = catalog)
        .BuildServiceProvider();

    private static CatalogDocument Document() => new()
    {
        Format = DocumentFormats.Catalog,
        Source = new() { Kind = "local_checkout", Revision = "abc" },
        Entries = [.. Enumerable.Range(0, Plugins).Select(static number => new CatalogEntry
        {
            IntegrationId = $"plugin-{number:D5}",
            DisplayName = $"Plugin {number}",
            Description = $"What weather plugin {number} does.",
            Version = "1.0.0",
            AuthoredTargets = ["claude", "codex-package"],
            SourceRef = $"/catalog/plugins/plugin-{number:D5}",
            CatalogRevision = "abc",
            GeneratedByPluginKitVersion = "0.1.0",
        })],
    };

    private sealed class ProcessTrap : IProcessRunner
    {
        public int Started => Programs.Count;

        public List<string> Programs { get; } = [];

        public Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
        {
            Programs.Add(request.FileName);
            throw new InvalidOperationException("A catalog never starts a program.");
        }
    }

    // Every client is installed, so that whoever wants to start one can.
    private sealed class EveryProgram : IProgramLocator
    {
        public string? Find(string name, HostEnvironment environment) => $"/programs/{name}";
    }
}
