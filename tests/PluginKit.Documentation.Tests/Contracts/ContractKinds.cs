using PluginKit.Authoring.Projects;
using PluginKit.Bundles.Handoff;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Snapshots;
using PluginKit.Contracts.Documents;
using PluginKit.Discovery.Scanning;
using PluginKit.Discovery.Watching;
using PluginKit.Lifecycle;
using PluginKit.Lifecycle.Planning;
using PluginKit.Storefront.Changes;
using PluginKit.Storefront.Sessions;
using PluginKit.Storefront.Views;

namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>The kinds of documents, one row each. A kind that is added later has no page until it has a row.</summary>
internal static class ContractKinds
{
    public static IReadOnlyList<ContractKind> All { get; } =
    [
        new(DocumentFormats.Report, "Report", "Answers questions about what is managed, and says before a mutation what it would do. `report_kind` says which question; branch on it. A report never changes anything.",
        [
            Lifecycle(nameof(IPluginLifecycle.ListAsync), ["list"], "`managed_list`: what is recorded, from state alone"),
            Lifecycle(nameof(IPluginLifecycle.DoctorAsync), ["doctor"], "`doctor`: the same with health, issues and operations that did not end"),
            Lifecycle(nameof(IPluginLifecycle.VerifyAsync), ["verify"], "`verify`: whether disk and record agree, by digest"),
            Lifecycle(nameof(IPluginLifecycle.OutdatedAsync), ["outdated"], "`outdated`: what the sources have now"),
            Lifecycle(nameof(IPluginLifecycle.PlanAddAsync), ["add SOURCE"], "`plan_add`"),
            Lifecycle(nameof(IPluginLifecycle.PlanUpdateAsync), ["update ID"], "`plan_update` of one integration"),
            Lifecycle(nameof(IPluginLifecycle.PlanUpdateManyAsync), ["update --all"], "`plan_update` of several, an entry each"),
            Lifecycle(nameof(IPluginLifecycle.PlanRemoveAsync), ["remove ID"], "`plan_remove`"),
            Lifecycle(nameof(IPluginLifecycle.PlanRepairAsync), ["repair ID"], "`plan_repair`"),
            Lifecycle(nameof(IPluginLifecycle.PlanRollbackAsync), ["rollback ID"], "`plan_rollback`"),
            Lifecycle(nameof(IPluginLifecycle.PlanEnableAsync), ["enable ID"], "`plan_enable`"),
            Lifecycle(nameof(IPluginLifecycle.PlanDisableAsync), ["disable ID"], "`plan_disable`"),
        ]),
        new(DocumentFormats.Result, "Result", "Says what a mutation came to: what was done to every target, and in which state it is. Branch on `outcome`, for a target on its own `outcome` and `state`; `ok` and `outcome` follow one table.",
        [
            Lifecycle(nameof(IPluginLifecycle.ApplyAsync), ["add SOURCE --apply", "update ID --apply", "remove ID --apply", "repair ID --apply", "rollback ID --apply", "enable ID --apply", "disable ID --apply", "plan apply FILE"], "what became of a plan; of a batch one report each in `reports`"),
            Lifecycle(nameof(IPluginLifecycle.AcknowledgeAsync), ["acknowledge ID"], "that nothing has to be reloaded any more"),
            Lifecycle(nameof(IPluginLifecycle.RecoverAsync), ["recover"], "one report for each operation that was brought to its end"),
        ]),
        new(DocumentFormats.Catalog, "Catalog", "Says which universal plugins exist, for which targets and scopes, and why one cannot be installed where it cannot. A catalog never says that something is installed. A snapshot is a catalog with digests that was written to a file.",
        [
            new(typeof(ICatalog), nameof(ICatalog.LoadAsync), ["catalog"], "the merged catalog of all origins, searched, filtered and paged as asked"),
            new(typeof(CatalogSnapshot), nameof(CatalogSnapshot.Write), [], "a snapshot, for an application to ship"),
            new(typeof(ICatalogSnapshots), nameof(ICatalogSnapshots.BuildAsync), [], "writes a snapshot to a file (`catalog build FILE`); the answer is a document of changes"),
        ]),
        new(DocumentFormats.CatalogChanges, "Catalog changes", "Says what differs between two catalogs, what a build or refresh of a snapshot changed, or where a snapshot is damaged. `operation` says which.",
        [
            new(typeof(ICatalogSnapshots), nameof(ICatalogSnapshots.BuildAsync), ["catalog build FILE"], "`build`: a snapshot was made"),
            new(typeof(ICatalogSnapshots), nameof(ICatalogSnapshots.RefreshAsync), ["catalog refresh FILE"], "`refresh`: it was made anew, or the last good one stayed and is marked stale"),
            new(typeof(ICatalogSnapshots), nameof(ICatalogSnapshots.VerifyAsync), ["catalog verify FILE"], "`verify`: whether a snapshot is what its digests say"),
            new(typeof(ICatalogSnapshots), nameof(ICatalogSnapshots.DiffAsync), ["catalog diff CATALOG CATALOG"], "`diff`: what differs between two catalogs"),
        ]),
        new(DocumentFormats.Discovery, "Discovery", "Says which plugins sit in the clients outside managed state, in which state, and which universal plugin each of them seems to be. A match is advice: it never makes a plugin managed.",
        [
            new(typeof(IDiscovery), nameof(IDiscovery.DiscoverAsync), ["discover"], "every native plugin that is not managed"),
        ]),
        new(DocumentFormats.View, "View", "What a plugin page shows: one card for each plugin, ranked, with what may be offered on it and why the rest may not. Derived from catalog, discovery, list and doctor; where one of them is missing or old, the view says so and stays useful.",
        [
            new(typeof(IStorefront), nameof(IStorefront.Derive), ["view"], "a page from answers that an application has"),
            new(typeof(IStorefrontSession), nameof(IStorefrontSession.RefreshAsync), [], "the page of a session, which asks the surfaces itself"),
        ]),
        new(DocumentFormats.Detail, "Detail", "Everything about one integration: its card, its catalog entry, its managed record, every target, native plugins that seem to be the same, and its README.",
        [
            new(typeof(IStorefront), nameof(IStorefront.DeriveDetail), ["show ID"], "the detail page of a catalog entry or a managed plugin"),
            new(typeof(IStorefrontSession), nameof(IStorefrontSession.Detail), [], "the same in a session"),
        ]),
        new(DocumentFormats.Change, "Change of a client's files", "Says that a client's files are different from before, so that it is worth to discover again; not what became of which plugin. Documents of one watch are numbered without a gap.",
        [
            new(typeof(INativeWatch), nameof(INativeWatch.WatchAsync), [], "one for each client at the beginning, then one for each change (`watch`, one document on each line)"),
        ]),
        new(DocumentFormats.Collection, "Collection", "Says which of PluginKit's own files nothing refers to any more, and why the rest stays. Only folders of our own are in it.",
        [
            Lifecycle(nameof(IPluginLifecycle.PlanCollectAsync), ["collect"], "what would be deleted"),
            Lifecycle(nameof(IPluginLifecycle.CollectAsync), ["collect --apply"], "what was deleted"),
        ]),
        new(DocumentFormats.Plan, "Saved plan", "A plan that is reviewed now and applied later, or by somebody else. It is no authority: applying it plans again and refuses what is not the same. It carries no contents of files and no secrets.",
        [
            new(typeof(LifecyclePlan), nameof(LifecyclePlan.Save), [], "any plan that can be applied (`plan save FILE add SOURCE` writes it to FILE and prints the report)"),
        ]),
        new(DocumentFormats.NativeDetail, "Native detail", "Everything about one plugin that sits in a client unmanaged: where it came from, in which scopes and state it is, whether it can be managed, and the universal plugins that it seems to be.",
        [
            new(typeof(IStorefront), nameof(IStorefront.DeriveNativeDetail), ["show CARD"], "the detail page of a native plugin, asked for by the id of its card"),
            new(typeof(IStorefrontSession), nameof(IStorefrontSession.NativeDetail), [], "the same in a session"),
        ]),
        new(DocumentFormats.ViewChange, "Change of a view", "What differs between two views, so that an application updates its cards in place. Applied to the earlier view it gives the later one.",
        [
            new(typeof(ViewChanges), nameof(ViewChanges.Between), [], "the difference of two views"),
            new(typeof(IStorefrontSession), nameof(IStorefrontSession.WatchAsync), [], "the first from nothing, then one for each change of the page"),
        ]),
        new(DocumentFormats.HandoffResult, "Handed over bundle", "Says what became of a bundle: `operation` says what was asked for. `ok` is whether it was done; where it was not, nothing was changed. `next_steps` are PluginKit's own; the words of a bundle are never among them.",
        [
            new(typeof(HandoffExporter), nameof(HandoffExporter.ExportAsync), ["export --platform codex-runtime"], "`export`: a project was packed, or why it was not"),
            new(typeof(HandoffInstaller), nameof(HandoffInstaller.InstallAsync), ["bundle install FILE --dest DEST"], "`install`: an archive was unpacked to a folder"),
        ]),
        new(DocumentFormats.HandoffInspection, "Inspected bundle", "Says what a bundle, or a folder that one was installed to, is and holds, what differs from its own list of files, and what was not looked into. `verification_level` says how sure it is that this is what the publisher made.",
        [
            new(typeof(HandoffInspector), nameof(HandoffInspector.InspectAsync), ["bundle inspect FILE", "bundle verify FILE"], "an archive or an installed folder"),
        ]),
        new(DocumentFormats.Readiness, "Readiness of a project", "Says whether an authored project can run where it is, and what is missing: launcher, runtime, package manager, installed dependencies, built output. Branch on `readiness.status`, then on `reason_code`. Nothing of the project is run to find out.",
        [
            new(typeof(ProjectDoctor), nameof(ProjectDoctor.LookAsync), ["project doctor PROJECT"], "a look at the project"),
        ]),
        new(DocumentFormats.Bootstrap, "Result of a bootstrap", "Says what preparing an authored project came to: which programs were run, how they ended, and how ready the project is now. Bootstrapping runs code of strangers; it is done only when it is asked for, and what was done is not undone when a later step fails.",
        [
            new(typeof(ProjectBootstrap), nameof(ProjectBootstrap.PlanAsync), ["project bootstrap PROJECT --dry-run"], "`planned`: what would be run"),
            new(typeof(ProjectBootstrap), nameof(ProjectBootstrap.RunAsync), ["project bootstrap PROJECT"], "what was run"),
        ]),
        new(DocumentFormats.Validation, "Validation of a project", "Says whether an authored project is what its platforms want. The format is the one of the existing tool, with members added: so its `warnings` are objects like its `failures`, unlike in every other document. Branch on `outcome`. Nothing is run, so that a build that would fail is not seen here (`build_failed` is the bootstrap's).",
        [
            new(typeof(ProjectValidator), nameof(ProjectValidator.ValidateAsync), ["project validate PROJECT", "project validate PROJECT --platform claude --strict"], "a validation for one platform, or for all that the project has"),
        ]),
        new(DocumentFormats.SourceResolution, "Resolved source", "Says what a reference to a package means now: what it resolves to, its digest and size, and which package it is. Nothing is installed for it; a fetch leaves its cache. `ok` is false when the reference cannot be resolved, and when what it holds is a package with an error; a folder that is no package is an answer without `package`.",
        [
            Lifecycle(nameof(IPluginLifecycle.ResolveSourceAsync), ["source resolve SOURCE"], "what the reference means now"),
        ]),
    ];

    public static ContractKind Of(string format) => All.SingleOrDefault(kind => kind.Format == format)
        ?? throw new InvalidOperationException($"'{format}' has no row in {nameof(ContractKinds)}: say what it is for and who writes it.");

    private static ContractWriter Lifecycle(string member, IReadOnlyList<string> commands, string says) => new(typeof(IPluginLifecycle), member, commands, says);
}
