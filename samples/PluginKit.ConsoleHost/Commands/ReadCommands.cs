using PluginKit.Catalog.Reading;
using PluginKit.ConsoleHost.Composition;
using PluginKit.Contracts.Documents;
using PluginKit.Discovery.Scanning;
using PluginKit.Lifecycle.Requests;
using PluginKit.Storefront.Views;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>The commands that only look.</summary>
internal static class ReadCommands
{
    public static async Task<int> DiscoverAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Answers.Discovery(await LoadDiscoveryAsync(context, cancellationToken));

    public static async Task<int> ListAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Answers.Report(await context.Lifecycle.ListAsync(Report(context), cancellationToken));

    public static async Task<int> DoctorAsync(CommandContext context, bool verifyContent, CancellationToken cancellationToken) =>
        context.Answers.Report(await context.Lifecycle.DoctorAsync(Report(context) with { VerifyContent = verifyContent }, cancellationToken));

    public static async Task<int> VerifyAsync(CommandContext context, string? id, CancellationToken cancellationToken) =>
        context.Answers.Report(await context.Lifecycle.VerifyAsync(Report(context) with { IntegrationId = id }, cancellationToken));

    public static async Task<int> OutdatedAsync(CommandContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        context.Answers.Report(await context.Lifecycle.OutdatedAsync(
            new()
            {
                IntegrationIds = ids,
                Targets = context.Request.Targets,
                Scope = context.Request.Scope,
                WorkspaceRoot = context.Request.WorkspaceRoot,
            },
            cancellationToken));

    public static async Task<int> ViewAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Answers.View(await DeriveViewAsync(context, cancellationToken));

    public static async Task<ViewDocument> DeriveViewAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Storefront.Derive(await LoadSurfacesAsync(context, cancellationToken));

    public static async Task<int> ShowAsync(CommandContext context, string id, CancellationToken cancellationToken)
    {
        var input = await LoadSurfacesAsync(context, cancellationToken);
        var readme = input.Catalog is null ? null : await context.Catalog.ReadReadmeAsync(id, cancellationToken);
        var detail = context.Storefront.DeriveDetail(input, id, readme?.Readme, readme?.Problem);

        // A native plugin has no integration id: it is asked for by the id of its card.
        return !detail.Ok && context.Storefront.DeriveNativeDetail(input, id) is { Ok: true } native
            ? context.Answers.NativeDetail(native)
            : context.Answers.Detail(detail);
    }

    private static async Task<StorefrontInput> LoadSurfacesAsync(CommandContext context, CancellationToken cancellationToken) => new()
    {
        // Without a catalog there is nothing to be incomplete: the page then shows what is installed.
        Catalog = context.Request.Catalogs.Count == 0 ? null : await LoadCatalogAsync(context, cancellationToken),
        Discovery = await LoadDiscoveryAsync(context, cancellationToken),
        List = await context.Lifecycle.ListAsync(Report(context), cancellationToken),
        Doctor = await context.Lifecycle.DoctorAsync(Report(context), cancellationToken),
    };

    private static async Task<CatalogDocument> LoadCatalogAsync(CommandContext context, CancellationToken cancellationToken) =>
        await context.Catalog.LoadAsync(new() { Targets = context.Request.Targets }, cancellationToken);

    private static async Task<DiscoveryDocument> LoadDiscoveryAsync(CommandContext context, CancellationToken cancellationToken) =>
        await context.Discovery.DiscoverAsync(new() { Targets = context.Request.Targets, WorkspaceRoot = context.Request.WorkspaceRoot }, cancellationToken);

    private static ReportRequest Report(CommandContext context) => new()
    {
        Targets = context.Request.Targets,
        Scope = context.Request.Scope,
        WorkspaceRoot = context.Request.WorkspaceRoot,
    };
}
