using PluginKit.Bundles.Handoff;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Documents;
using PluginKit.Discovery.Scanning;
using PluginKit.Discovery.Watching;
using PluginKit.Lifecycle;
using PluginKit.Lifecycle.Planning;
using PluginKit.Storefront.Changes;
using PluginKit.Storefront.Views;

namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>Documents of every kind as the libraries make them, one after the other on one machine: what the pages show.</summary>
internal sealed class ContractExamples
{
    private const string Plugin = "release-notes";

    private readonly List<ContractExample> _made = [];

    private ContractExamples()
    {
    }

    public static async Task<IReadOnlyList<ContractExample>> MakeAsync()
    {
        var examples = new ContractExamples();
        await using var machine = new ExampleMachine();
        await examples.WatchAsync(machine);
        await examples.SnapshotAsync(machine);
        var before = await PageAsync(machine);
        await examples.InstallAsync(machine);
        await examples.PagesAsync(machine, before);
        await examples.UpdateAsync(machine);
        await examples.FailAsync(machine);
        await examples.HandOverAsync(machine);
        await examples.ProjectAsync(machine);
        return examples._made;
    }

    private async Task WatchAsync(ExampleMachine machine)
    {
        await using var watch = machine.Ask<INativeWatch>().WatchAsync(new() { Targets = ["claude"] }, CancellationToken.None).GetAsyncEnumerator();
        (await watch.MoveNextAsync()).ShouldBeTrue();
        await machine.InstallOfTheTeamAsync();
        machine.Notices.Announce();
        var now = machine.Clock.UtcNow;
        machine.Clock.Advance(TimeSpan.FromSeconds(1));
        (await watch.MoveNextAsync()).ShouldBeTrue();
        machine.Clock.UtcNow = now;
        Made("The team's plugin was installed with the client's own command.", watch.Current);
    }

    private async Task SnapshotAsync(ExampleMachine machine)
    {
        var built = await machine.Ask<ICatalogSnapshots>().BuildAsync(Build(), CancellationToken.None);
        built.Ok.ShouldBeTrue();
        Made("A checkout with two plugins.", await machine.Ask<ICatalog>().LoadAsync(new(), CancellationToken.None));
        Made("The team's plugin, which nobody manages.", await machine.Ask<IDiscovery>().DiscoverAsync(new(), CancellationToken.None));
    }

    private async Task InstallAsync(ExampleMachine machine)
    {
        var plan = await machine.Ask<IPluginLifecycle>().PlanAddAsync(new() { Source = ExampleMachine.ReleaseNotes, Targets = ["claude"] });
        plan.IsApplicable.ShouldBeTrue();
        Made("A folder with a package.", await machine.Ask<IPluginLifecycle>().ResolveSourceAsync(new() { Source = ExampleMachine.ReleaseNotes }));
        Made("`plan_add`: what installing a plugin in Claude Code would do.", plan.Document);
        Made("The same plan, kept for somebody who reviews it.", DocumentReader.Read<PlanDocument>(plan.Save()).Document!);
        Made("The plan was applied.", await ApplyAsync(machine, plan));
        Made("`managed_list`: what is managed afterwards.", await machine.Ask<IPluginLifecycle>().ListAsync(new()));
    }

    private async Task PagesAsync(ExampleMachine machine, StorefrontInput earlier)
    {
        var storefront = machine.Ask<IStorefront>();
        var input = await PageAsync(machine);
        var readme = await machine.Ask<ICatalog>().ReadReadmeAsync(Plugin, CancellationToken.None);
        var view = storefront.Derive(input);
        Made("One plugin is installed, one is the team's own, one is available.", view);
        Made("From the page before the install to the page after it.", ViewChanges.Between(storefront.Derive(earlier), view));
        Made("The installed plugin, with its README.", storefront.DeriveDetail(input, Plugin, readme.Readme, readme.Problem));
        Made("The team's plugin.", storefront.DeriveNativeDetail(input, view.Entries.Single(static entry => entry.NativeTarget is not null).EntryId));
    }

    private async Task UpdateAsync(ExampleMachine machine)
    {
        machine.Publish("1.5.0");
        machine.Clock.Advance(TimeSpan.FromDays(1));
        Made("A snapshot was made anew after the plugin got a new version.", await machine.Ask<ICatalogSnapshots>().RefreshAsync(Build(), CancellationToken.None));
        var update = await machine.Ask<IPluginLifecycle>().PlanUpdateAsync(new() { IntegrationId = Plugin });
        (await ApplyAsync(machine, update)).Ok.ShouldBeTrue();
        Made("After an update: what is kept, and why.", await machine.Ask<IPluginLifecycle>().PlanCollectAsync());
    }

    private async Task FailAsync(ExampleMachine machine)
    {
        var plan = await machine.Ask<IPluginLifecycle>().PlanRemoveAsync(new() { IntegrationId = "of-nobody" });
        Made("Nothing was touched: the plan was of a plugin that is not managed.", await ApplyAsync(machine, plan));
    }

    private async Task HandOverAsync(ExampleMachine machine)
    {
        var bundle = new ExampleBundle(machine);
        Made("`export`: a Python project was packed.", await bundle.ExportAsync());
        Made("The archive.", await machine.Ask<HandoffInspector>().InspectAsync(ExampleBundle.Archive));
        var request = new HandoffInstallRequest { Archive = ExampleBundle.Archive, Destination = ExampleBundle.Installed };
        Made("`install`: it was unpacked, and this is what to do next.", await machine.Ask<HandoffInstaller>().InstallAsync(request));
        bundle.Change();
        Made("The installed folder, after somebody worked in it.", await machine.Ask<HandoffInspector>().InspectAsync(ExampleBundle.Installed));
        Made("`install` again: what somebody changed is not replaced.", await machine.Ask<HandoffInstaller>().InstallAsync(request));
    }

    private async Task ProjectAsync(ExampleMachine machine)
    {
        var project = new ExampleProject(machine);
        Made("A Node project whose dependencies are not installed.", await project.Doctor.LookAsync(ExampleProject.Root, CancellationToken.None));
        Made("It was bootstrapped.", await project.Bootstrap.RunAsync(new() { ProjectRoot = ExampleProject.Root }, progress: null, CancellationToken.None));
        Made("Its generated configuration starts something else, a file is missing, and a field is not known.", await project.Validator.ValidateAsync(
            new() { ProjectRoot = ExampleProject.Root, Platform = "codex-runtime", Strict = true }, CancellationToken.None));
    }

    private static async Task<StorefrontInput> PageAsync(ExampleMachine machine) => new()
    {
        Catalog = await machine.Ask<ICatalog>().LoadAsync(new(), CancellationToken.None),
        Discovery = await machine.Ask<IDiscovery>().DiscoverAsync(new(), CancellationToken.None),
        List = await machine.Ask<IPluginLifecycle>().ListAsync(new()),
        Doctor = await machine.Ask<IPluginLifecycle>().DoctorAsync(new()),
    };

    private static async Task<ResultDocument> ApplyAsync(ExampleMachine machine, LifecyclePlan plan) =>
        await machine.Ask<IPluginLifecycle>().ApplyAsync(plan, new() { Consent = plan.Document.Consent is { Digest: { } digest } ? [digest] : [] });

    private static CatalogBuildRequest Build() => new() { File = ExampleMachine.Snapshot, From = [CatalogOrigin.At("plugins", ExampleMachine.Catalog)] };

    private void Made(string caption, IntegrationDocument document) => _made.Add(new(caption, document.Format, ExampleText.Of(document)));
}
