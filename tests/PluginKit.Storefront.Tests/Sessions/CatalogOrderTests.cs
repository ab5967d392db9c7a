using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Sessions;
using PluginKit.Storefront.Tests.Worlds;

namespace PluginKit.Storefront.Tests.Sessions;

/// <summary>P12: snapshots have a sequence, the time at which they were made. The highest valid one wins; an equal one with other bytes stops.</summary>
public sealed class CatalogOrderTests
{
    private readonly Stage _stage = new();

    [Fact]
    public async Task P12_of_eight_refreshes_that_are_served_10_11_and_12_out_of_order_the_highest_wins()
    {
        var random = new Random(1012);
        for (var round = 0; round < 60; round++)
        {
            var stage = new Stage();
            var refreshes = new Task[8];
            var requests = new ControlledSurfaces.Request<CatalogDocument>[8];
            for (var number = 0; number < 8; number++)
            {
                refreshes[number] = stage.Session.RefreshAsync(Stage.Page, StorefrontSurfaces.Catalog);
                requests[number] = await stage.Surfaces.Catalog.NextAsync();
            }

            int[] order = [.. Enumerable.Range(0, 8)];
            random.Shuffle(order);
            var highest = 0;
            foreach (var number in order)
            {
                var sequence = random.Next(10, 13);
                highest = Math.Max(highest, sequence);
                requests[number].Give(Snapshot(sequence));
                await refreshes[number];
                Shown(stage).ShouldBe($"plugin-{highest}");
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task P12_an_equal_sequence_with_other_bytes_stops(bool withDigest)
    {
        var first = Snapshot(11) with { };
        var other = Snapshot(11, "forged");
        await TakeAsync(withDigest ? Digested(first, "a") : first);

        var view = await TakeAsync(withDigest ? Digested(other, "b") : other);

        Shown(_stage).ShouldBe("plugin-11");
        view.Surfaces.Catalog.ShouldBe(SurfaceState.Stale);
        view.Problems.Has(ProblemCodes.CatalogContradiction).ShouldBeTrue();

        // The first one again settles nothing; a later one does.
        (await TakeAsync(withDigest ? Digested(first, "a") : first)).Problems.Has(ProblemCodes.CatalogContradiction).ShouldBeTrue();
        view = await TakeAsync(Snapshot(12));
        Shown(_stage).ShouldBe("plugin-12");
        view.Problems.Has(ProblemCodes.CatalogContradiction).ShouldBeFalse();
        view.Surfaces.Catalog.ShouldBe(SurfaceState.Ok);
    }

    [Fact]
    public async Task P12_a_contradiction_is_told_although_its_request_was_started_first()
    {
        var early = _stage.Session.RefreshAsync(Stage.Page, StorefrontSurfaces.Catalog);
        var request = await _stage.Surfaces.Catalog.NextAsync();
        await TakeAsync(Snapshot(11));
        request.Give(Snapshot(11, "forged"));

        (await early).Problems.Has(ProblemCodes.CatalogContradiction).ShouldBeTrue();
        Shown(_stage).ShouldBe("plugin-11");
    }

    [Fact]
    public async Task P12_an_equal_sequence_with_the_same_bytes_is_no_news_and_no_problem()
    {
        await TakeAsync(Snapshot(11));

        var view = await TakeAsync(Snapshot(11) with { Problems = [Problem.Of(ProblemCodes.CatalogIdCollision, "Said differently.")] });

        view.Surfaces.Catalog.ShouldBe(SurfaceState.Ok);
        view.Problems.Has(ProblemCodes.CatalogContradiction).ShouldBeFalse();
    }

    [Fact]
    public async Task P12_an_invalid_answer_never_wins_however_late_it_says_that_it_was_made()
    {
        await TakeAsync(Snapshot(11));

        var view = await TakeAsync(Snapshot(12) with { Ok = false, Entries = [], Problems = [Problem.Of(ProblemCodes.CatalogDigestMismatch, "Damaged.")] });

        Shown(_stage).ShouldBe("plugin-11");
        view.Problems.Has(ProblemCodes.CatalogDigestMismatch).ShouldBeTrue();
    }

    [Fact]
    public async Task P12_of_several_origins_none_may_go_back()
    {
        await TakeAsync(Merged(11, 11));

        (await TakeAsync(Merged(12, 10))).Problems.Has(ProblemCodes.CatalogStale).ShouldBeTrue();
        Shown(_stage).ShouldBe("plugin-22");
        (await TakeAsync(Merged(12, 11))).Surfaces.Catalog.ShouldBe(SurfaceState.Ok);
        Shown(_stage).ShouldBe("plugin-23");
    }

    [Fact]
    public async Task What_has_no_time_of_its_own_and_another_origin_goes_by_the_order_of_requests()
    {
        await TakeAsync(Snapshot(12));

        await TakeAsync(Say.Catalog(Say.Offered("live", "claude")));
        Shown(_stage).ShouldBe("live");
        await TakeAsync(Snapshot(10));
        Shown(_stage).ShouldBe("plugin-10");
    }

    private static CatalogDocument Snapshot(int sequence, string? id = null)
    {
        var catalog = Say.Catalog(Say.Offered(id ?? $"plugin-{sequence}", "claude"));
        return catalog with { Source = Source("snapshot", sequence) };
    }

    private static CatalogDocument Merged(int first, int second) => Say.Catalog(Say.Offered($"plugin-{first + second}", "claude")) with
    {
        Source = new() { Kind = "merged", Revision = $"{first}+{second}" },
        Origins = [Source("first", first), Source("second", second)],
    };

    private static CatalogSource Source(string id, int sequence) => new()
    {
        Id = id,
        Kind = "bundled_snapshot",
        Location = $"/{id}.json",
        Revision = $"r{sequence}",
        FetchedAt = Say.Noon.AddHours(sequence),
    };

    private static CatalogDocument Digested(CatalogDocument catalog, string digest) => catalog with { Source = catalog.Source with { ContentDigest = $"sha256:{digest}" } };

    private static string Shown(Stage stage) => stage.View.Entries.ShouldHaveSingleItem().EntryId;

    private async Task<ViewDocument> TakeAsync(CatalogDocument catalog)
    {
        var refresh = _stage.Session.RefreshAsync(Stage.Page, StorefrontSurfaces.Catalog);
        (await _stage.Surfaces.Catalog.NextAsync()).Give(catalog);
        return await refresh;
    }
}
