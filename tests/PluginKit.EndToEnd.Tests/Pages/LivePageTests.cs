using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PluginKit.ConsoleHost.Pages;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Changes;
using PluginKit.Storefront.Sessions;
using PluginKit.Storefront.Views;

namespace PluginKit.EndToEnd.Tests.Pages;

/// <summary>The page that the host keeps up to date, over surfaces that answer when a test says so.</summary>
public sealed class LivePageTests : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<bool> _signals = Channel.CreateUnbounded<bool>();

    [Fact]
    public async Task A_surface_that_never_answers_holds_no_other_back()
    {
        var surfaces = new Surfaces { Catalog = static () => new TaskCompletionSource<CatalogDocument?>().Task };
        await using var changes = Follow(surfaces, StorefrontSurfaces.All, TimeSpan.Zero);
        _signals.Writer.TryWrite(true);

        var page = await UntilAsync(changes, ViewChanges.Nothing, static page => page.Surfaces is { List.Value: "ok", Doctor.Value: "ok", Discovery.Value: "ok" });
        page.Surfaces.Catalog.ShouldBe(SurfaceState.Unavailable);

        // Not asked a second time while it has not answered, and the others are.
        surfaces.Installed = ["notes"];
        _signals.Writer.TryWrite(true);
        (await UntilAsync(changes, page, static page => page.Entries.Count == 1)).Entries[0].IntegrationId.ShouldBe("notes");
        surfaces.CatalogRequests.ShouldBe(1);
    }

    [Fact]
    public async Task A_surface_that_fails_costs_what_it_alone_knows()
    {
        var surfaces = new Surfaces { Installed = ["notes"], Catalog = static () => throw new IOException("gone") };
        await using var changes = Follow(surfaces, StorefrontSurfaces.All, TimeSpan.FromMinutes(1));
        _signals.Writer.TryWrite(true);

        var page = await UntilAsync(changes, ViewChanges.Nothing, static page => page.Entries.Count == 1);

        page.Surfaces.ShouldBe(new SurfaceStates { Catalog = SurfaceState.Unavailable, Discovery = SurfaceState.Ok, List = SurfaceState.Ok, Doctor = SurfaceState.Ok });
    }

    [Fact]
    public async Task The_first_change_is_the_whole_page()
    {
        var surfaces = new Surfaces { Installed = ["maps", "notes"] };
        await using var changes = Follow(surfaces, StorefrontSurfaces.Installed, TimeSpan.FromMinutes(1));
        _signals.Writer.TryWrite(true);

        (await changes.MoveNextAsync()).ShouldBeTrue();

        changes.Current.Added.Select(static entry => entry.IntegrationId).ShouldBe(["maps", "notes"]);
        changes.Current.ViewHead.Surfaces.List.ShouldBe(SurfaceState.Ok);
        surfaces.CatalogRequests.ShouldBe(0);
    }

    [Fact]
    public async Task Signals_that_fail_end_the_page_with_their_failure()
    {
        await using var changes = Follow(new(), StorefrontSurfaces.Installed, TimeSpan.Zero);
        _signals.Writer.TryComplete(new InvalidOperationException("broken"));

        (await Should.ThrowAsync<InvalidOperationException>(async () =>
        {
            while (await changes.MoveNextAsync())
            {
            }
        })).Message.ShouldBe("broken");
    }

    [Fact]
    public async Task A_page_that_is_ended_asks_no_more()
    {
        var surfaces = new Surfaces();
        await using (var changes = Follow(surfaces, StorefrontSurfaces.Installed, TimeSpan.FromMinutes(1)))
        {
            _signals.Writer.TryWrite(true);
            await changes.MoveNextAsync();
            await _ended.CancelAsync();
            (await changes.MoveNextAsync()).ShouldBeFalse();
        }

        var asked = surfaces.ListRequests;
        _signals.Writer.TryWrite(true);
        _signals.Reader.Count.ShouldBe(1);
        surfaces.ListRequests.ShouldBe(asked);
    }

    public void Dispose() => _ended.Dispose();

    private IAsyncEnumerator<ViewChangeDocument> Follow(Surfaces surfaces, StorefrontSurfaces selected, TimeSpan patience) =>
        new LivePage(new StorefrontSession(surfaces, new MixedView()), new(), selected, patience).FollowAsync(SignalsAsync(), _ended.Token).GetAsyncEnumerator();

    private async IAsyncEnumerable<bool> SignalsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var signal in _signals.Reader.ReadAllAsync(cancellationToken))
        {
            yield return signal;
        }
    }

    private static async Task<ViewDocument> UntilAsync(IAsyncEnumerator<ViewChangeDocument> changes, ViewDocument page, Func<ViewDocument, bool> isReached)
    {
        while (!isReached(page))
        {
            (await changes.MoveNextAsync()).ShouldBeTrue();
            page = ViewChanges.Apply(page, changes.Current);
        }

        return page;
    }

    private sealed class Surfaces : IStorefrontSurfaces
    {
        private int _catalogRequests;
        private int _listRequests;

        public IReadOnlyList<string> Installed { get; set; } = [];

        public Func<Task<CatalogDocument?>> Catalog { get; init; } = static () => Task.FromResult<CatalogDocument?>(null);

        public int CatalogRequests => Volatile.Read(ref _catalogRequests);

        public int ListRequests => Volatile.Read(ref _listRequests);

        public Task<CatalogDocument?> CatalogAsync(StorefrontContext context, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _catalogRequests);
            return Catalog().WaitAsync(cancellationToken);
        }

        public Task<DiscoveryDocument?> DiscoveryAsync(StorefrontContext context, CancellationToken cancellationToken) =>
            Task.FromResult<DiscoveryDocument?>(new() { Format = DocumentFormats.Discovery, Summary = "A look." });

        public Task<ReportDocument?> ListAsync(StorefrontContext context, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _listRequests);
            return Task.FromResult<ReportDocument?>(Report(ReportKind.ManagedList));
        }

        public Task<ReportDocument?> DoctorAsync(StorefrontContext context, CancellationToken cancellationToken) => Task.FromResult<ReportDocument?>(Report(ReportKind.Doctor));

        private ReportDocument Report(ReportKind kind) => new()
        {
            Format = DocumentFormats.Report,
            ReportKind = kind,
            Summary = "A report.",
            ManagedEntries = [.. Installed.Select(static id => new ManagedEntry { ManagedEntryKey = $"user::{id}", IntegrationId = id, Policy = new() { Scope = InstallScope.User, AdoptNewTargets = "manual" } })],
        };
    }
}
