using System.Text;
using Microsoft.AspNetCore.Http;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Releases;
using PluginKit.Bundles.Tests.Server;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Tests.Releases;

/// <summary>Upload first, promote last, and go on where it broke off (peers, row 74).</summary>
public sealed class ReleasePublicationTests : IAsyncLifetime
{
    private const string Secret = "ghp_s3cretofada";
    private const string Name = "demo_claude_python_bundle.tar.gz";

    private static readonly byte[] Bundle = [0x1F, 0x8B, .. Enumerable.Range(0, 200_000).Select(static i => (byte)(i * 17))];

    private Bench _bench = null!;
    private GitHubFake _github = null!;

    public async Task InitializeAsync()
    {
        _bench = await Bench.StartAsync();
        _github = new(_bench.Server) { Token = Secret };
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_new_release_is_made_as_a_draft_and_promoted_when_everything_is_in_it()
    {
        var published = await PublishAsync();

        published.Problems.ShouldBeEmpty();
        published.Change.ShouldBe(ReleaseChange.CreatedPublished);
        published.Assets.Select(static asset => (asset.Name, asset.Change)).ShouldBe([(Name, AssetChange.Uploaded), (Name + ".sha256", AssetChange.Uploaded)]);
        var release = _github.Releases.ShouldHaveSingleItem();
        release.AssetsWhenPublished.ShouldBe([Name, Name + ".sha256"]);
        release.Assets[0].Content.ShouldBe(Bundle);
        Encoding.UTF8.GetString(release.Assets[1].Content).ShouldBe($"{ContentDigest.HexOf(ContentDigest.Of(Bundle))}  {Name}\n");
        _bench.Server.Requests.ShouldAllBe(static request => request.Authorization == $"Bearer {Secret}" && request.Version == "2022-11-28");
    }

    [Fact]
    public async Task A_draft_stays_one_when_that_is_wanted()
    {
        (await PublishAsync(draft: true)).Change.ShouldBe(ReleaseChange.CreatedDraft);
        (await PublishAsync(draft: true)).Change.ShouldBe(ReleaseChange.ReusedDraft);
        _github.Releases.ShouldHaveSingleItem().IsDraft.ShouldBeTrue();

        var promoted = await PublishAsync();

        promoted.Change.ShouldBe(ReleaseChange.PromotedDraft);
        promoted.Assets.ShouldAllBe(static asset => asset.Change == AssetChange.Kept);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Publishing_the_same_again_changes_nothing(bool tellsDigests)
    {
        _github.TellsDigests = tellsDigests;
        await PublishAsync();

        var again = await PublishAsync();

        again.Change.ShouldBe(ReleaseChange.ReusedPublished);
        again.Assets.ShouldAllBe(static asset => asset.Change == AssetChange.Kept);
        _bench.Server.Requests.Count(static request => request.Method == "POST").ShouldBe(3);
    }

    [Fact]
    public async Task Another_asset_of_the_name_is_replaced_only_on_purpose_and_never_missing_before_the_new_one_is_there()
    {
        var release = _github.Release("v1");
        _github.Asset(release, Name, [1, 2, 3]);

        var refused = await PublishAsync();
        refused.Change.ShouldBeNull();
        refused.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ReleaseConflict);
        _bench.Server.Requests.ShouldAllBe(static request => request.Method == "GET");

        var forced = await PublishAsync(force: true);
        forced.Problems.ShouldBeEmpty();
        forced.Assets[0].Change.ShouldBe(AssetChange.Replaced);
        release.Assets.Select(static asset => asset.Name).ShouldBe([Name, Name + ".sha256"]);
        release.Assets[0].Content.ShouldBe(Bundle);
        var changes = _bench.Server.Requests.Where(static request => request.Method is not "GET").Select(static request => request.Method);
        changes.ShouldBe(["POST", "DELETE", "PATCH", "POST"]);
    }

    [Fact]
    public async Task An_upload_that_broke_off_is_made_again()
    {
        var release = _github.Release("v1", draft: true);
        _github.Asset(release, Name, [1], state: "starter");

        (await PublishAsync()).Change.ShouldBe(ReleaseChange.PromotedDraft);

        release.Assets.Select(static asset => asset.State).ShouldBe(["uploaded", "uploaded"]);
        release.Assets[0].Content.ShouldBe(Bundle);
    }

    [Fact]
    public async Task Checksums_of_the_release_that_speak_of_the_bundle_tell_the_truth_afterwards()
    {
        var release = _github.Release("v1");
        var ones = new string('1', 64);
        _github.Asset(release, "checksums.txt", Encoding.UTF8.GetBytes($"{ones}  other.zip\r\n{ones} *{Name}\r\n"));

        (await PublishAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ReleaseConflict);
        (await PublishAsync(force: true)).Problems.ShouldBeEmpty();

        Encoding.UTF8.GetString(release.Assets.Single(static asset => asset.Name == "checksums.txt").Content)
            .ShouldBe($"{ones}  other.zip\r\n{ContentDigest.HexOf(ContentDigest.Of(Bundle))} *{Name}\r\n");
    }

    [Fact]
    public async Task Checksums_of_the_release_that_do_not_speak_of_the_bundle_are_left_alone()
    {
        var release = _github.Release("v1");
        var asset = _github.Asset(release, "checksums.txt", Encoding.UTF8.GetBytes($"{new string('1', 64)}  other.zip\n"));

        (await PublishAsync()).Problems.ShouldBeEmpty();

        release.Assets.ShouldContain(asset);
    }

    [Fact]
    public async Task Several_drafts_of_a_tag_are_not_chosen_from()
    {
        _github.Release("v1", draft: true);
        _github.Release("v1", draft: true);

        (await PublishAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ReleaseAmbiguous);
    }

    [Fact]
    public async Task A_token_that_is_not_accepted_is_not_told()
    {
        _github.Token = "another";

        var published = await PublishAsync();

        published.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ReleaseNotFound);
        published.ToString().ShouldNotContain(Secret);
        string.Join('\n', published.Problems).ShouldNotContain(Secret);
    }

    public static TheoryData<string, bool> Failures => new()
    {
        { "new", true }, { "new", false }, { "draft", true }, { "draft", false }, { "force", true }, { "force", false },
    };

    /// <summary>Fails at every single request, before or after it took effect, and then goes on.</summary>
    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Wherever_it_breaks_off_nothing_incomplete_is_public_and_the_next_attempt_finishes(string start, bool takesEffect)
    {
        var ended = false;
        for (var failing = 1; !ended; failing++)
        {
            await using var bench = await Bench.StartAsync();
            var github = new GitHubFake(bench.Server);
            Arrange(github, start);
            var answer = bench.Server.Otherwise;
            bench.Server.Before = async (context, number) =>
            {
                if (number != failing)
                {
                    return false;
                }

                if (takesEffect)
                {
                    await WithoutAnAnswerAsync(context, answer);
                }

                context.Abort();
                return true;
            };

            var first = await PublishAsync(bench, force: start == "force");

            ended = bench.Server.Requests.Count < failing;
            (first.Change is null).ShouldBe(!ended, $"request {failing}");
            github.Releases.ShouldAllBe(static release => release.IsDraft || release.Assets.Count >= 2, $"request {failing}");
            bench.Server.Before = static (_, _) => Task.FromResult(false);
            (await PublishAsync(bench, force: start == "force")).Problems.ShouldBeEmpty($"after request {failing}");
            ShouldBeWhole(github.Releases.ShouldHaveSingleItem(), $"after request {failing}");
        }
    }

    private static void Arrange(GitHubFake github, string start)
    {
        if (start == "new")
        {
            return;
        }

        var release = github.Release("v1", draft: start == "draft");
        if (start == "force")
        {
            github.Asset(release, Name, [1, 2, 3]);
            github.Asset(release, "checksums.txt", Encoding.UTF8.GetBytes($"{new string('1', 64)}  {Name}\n"));
            release.AssetsWhenPublished = [Name, Name + ".sha256"];
        }
    }

    private static void ShouldBeWhole(FakeRelease release, string when)
    {
        release.IsDraft.ShouldBeFalse(when);
        release.Assets.Single(static asset => asset.Name == Name).Content.ShouldBe(Bundle, when);
        release.Assets.ShouldAllBe(static asset => !asset.Name.EndsWith(".new", StringComparison.Ordinal) && asset.State == "uploaded", when);
        release.AssetsWhenPublished.ShouldNotBeNull(when).ShouldBe([Name, Name + ".sha256"], when);
        foreach (var checksums in release.Assets.Where(static asset => asset.Name.EndsWith(".sha256", StringComparison.Ordinal) || asset.Name == "checksums.txt"))
        {
            Encoding.UTF8.GetString(checksums.Content).ShouldBe($"{ContentDigest.HexOf(ContentDigest.Of(Bundle))}  {Name}\n", when);
        }
    }

    /// <summary>Lets the server do what it was asked, and nobody hear of it.</summary>
    private static async Task WithoutAnAnswerAsync(HttpContext context, RequestDelegate answer)
    {
        var body = context.Response.Body;
        context.Response.Body = Stream.Null;
        await answer(context);
        context.Response.Body = body;
    }

    private Task<PublishedRelease> PublishAsync(bool draft = false, bool force = false) => PublishAsync(_bench, draft, force);

    private static Task<PublishedRelease> PublishAsync(Bench bench, bool draft = false, bool force = false) => bench.Get<ReleasePublication>().PublishAsync(
        new(RepositoryName.TryParse("octo/demo")!, "v1", new(Secret)),
        new(Name, "application/gzip", ContentDigest.Of(Bundle), Bundle.Length, static () => new MemoryStream(Bundle)),
        draft,
        force,
        progress: null,
        CancellationToken.None);
}
