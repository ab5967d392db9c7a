using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Composition;
using PluginKit.ConsoleHost.Pages;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Discovery.Scanning;
using PluginKit.Discovery.Watching;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Watching;
using PluginKit.Storefront.Changes;
using PluginKit.Storefront.Sessions;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>The mixed page and its details, through a storefront session: the surfaces are asked at the same time, and one that fails costs what it alone knows.</summary>
internal static class PageCommands
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<int> ViewAsync(CommandContext context, bool watch, CancellationToken cancellationToken) =>
        watch ? await WatchAsync(context, cancellationToken) : context.Answers.View(await RefreshAsync(context, cancellationToken));

    public static Task<ViewDocument> RefreshAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Session.RefreshAsync(Page(context.Request), Surfaces(context.Request), cancellationToken);

    public static async Task<int> ShowAsync(CommandContext context, string id, CancellationToken cancellationToken)
    {
        var hasCatalog = context.Request.Catalogs.Count > 0;
        var reading = hasCatalog ? Task.Run(async () => await context.Catalog.ReadReadmeAsync(id, cancellationToken), cancellationToken) : null;
        await RefreshAsync(context, cancellationToken);
        var readme = reading is null ? null : await reading;
        var page = Page(context.Request);
        var detail = context.Session.Detail(page, id, readme?.Readme, readme?.Problem);

        // A native plugin has no integration id: it is asked for by the id of its card.
        return !detail.Ok && context.Session.NativeDetail(page, id) is { Ok: true } native
            ? context.Answers.NativeDetail(native)
            : context.Answers.Detail(detail);
    }

    private static async Task<int> WatchAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var exitCode = ExitCodes.Success;
        var shown = ViewChanges.Nothing;
        using var output = context.Answers.ForLong().Page();
        try
        {
            var page = new LivePage(context.Session, Page(request), Surfaces(request), Patience);
            await foreach (var change in page.FollowAsync(Signals(context, output, cancellationToken), cancellationToken))
            {
                shown = ViewChanges.Apply(shown, change);
                exitCode = ExitCodes.Of(shown);

                // Without a reader there is nobody to go on for, and no change of any file can make a wrong request a right one.
                if (!CanShow(output, shown, change) || exitCode == ExitCodes.Usage)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how a watch ends.
        }

        return exitCode;
    }

    private static bool CanShow(IPageOutput output, ViewDocument page, ViewChangeDocument change)
    {
        try
        {
            output.Show(page, change);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static IAsyncEnumerable<bool> Signals(CommandContext context, IPageOutput output, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var signals = new PageSignals(
            context.Watch,
            context.Service<IDisk>(),
            context.Service<IDirectoryNotifier>(),
            context.Service<HostEnvironment>(),
            output.Tell);
        return signals.FollowAsync(new DiscoveryRequest { Targets = request.Targets, WorkspaceRoot = request.WorkspaceRoot }, request.Catalogs, cancellationToken);
    }

    private static StorefrontContext Page(HostRequest request) => new() { Targets = request.Targets, Scope = request.Scope, WorkspaceRoot = request.WorkspaceRoot };

    // Without a catalog there is nothing to be incomplete: the page then shows what is installed.
    private static StorefrontSurfaces Surfaces(HostRequest request) => request.Catalogs.Count == 0 ? StorefrontSurfaces.Installed : StorefrontSurfaces.All;
}
