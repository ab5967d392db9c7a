using System.Globalization;
using System.Text;
using PluginKit.Bundles.Releases;
using PluginKit.Bundles.Tests.Server;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Tests.Releases;

/// <summary>Fetching from releases, against a server that speaks the parts of GitHub's interface that are used.</summary>
public sealed class ReleaseFetchTests : IAsyncLifetime
{
    private const string Secret = "ghp_s3cretofada";

    private static readonly byte[] Bundle = SampleBundle.Make();
    private static readonly string Name = SampleBundle.Name();

    private Bench _bench = null!;
    private GitHubFake _github = null!;

    public async Task InitializeAsync()
    {
        _bench = await Bench.StartAsync();
        _github = new(_bench.Server);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_bundle_of_a_tag_is_held_to_the_checksums_of_the_release_and_installed()
    {
        WithChecksums(_github.Release("feature/v1"), $"{new string('1', 64)}  other.zip\n{SampleBundle.Hex(Bundle)}  {Name}\n");

        var result = await FetchAsync(Of("feature/v1") with { Platform = "claude", Runtime = "python" });

        result.Outcome.ShouldBe(Outcome.Applied, result.Summary);
        File.Exists(Path.Join(_bench.Destination, "plugin", "main.py")).ShouldBeTrue();
        result.VerificationLevel.ShouldBe(VerificationLevel.Digest);
        result.Download.ShouldBe(new HandoffDownload
        {
            Address = result.Archive!.Path,
            Repository = "octo/demo",
            Tag = "feature/v1",
            Asset = Name,
            ChecksumSource = "checksums.txt",
            Signature = SignatureState.NotChecked,
        });
        _bench.Server.Requests.ShouldAllBe(static request => request.Version == "2022-11-28" && request.Agent.StartsWith("PluginKit/") && request.Authorization == null);
        _bench.Server.Requests[^1].Accept.ShouldBe("application/octet-stream");
        Directory.Exists(_bench.Staging).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("checksums.txt for others")]
    public async Task Without_a_line_in_the_checksums_the_sidecar_counts(string? others)
    {
        var release = WithSidecar(_github.Release("v1"));
        if (others is not null)
        {
            _github.Asset(release, "checksums.txt", Encoding.UTF8.GetBytes($"{new string('1', 64)}  {others}\n"));
        }

        var result = await FetchAsync(Of("v1"));

        result.Outcome.ShouldBe(Outcome.Applied, result.Summary);
        result.Download.ShouldNotBeNull().ChecksumSource.ShouldBe(Name + ".sha256");
    }

    [Theory]
    [InlineData("""[null]""", ProblemCodes.ReleaseAssetNotFound)]
    [InlineData("""null""", ProblemCodes.SourceNotContent)]
    [InlineData("""[{"id":2,"name":null}]""", ProblemCodes.SourceNotContent)]
    public async Task A_release_whose_list_of_assets_has_holes_is_an_answer_and_no_crash(string assets, string code)
    {
        _bench.Server.File("repos/octo/demo/releases/tags/v1", Encoding.UTF8.GetBytes($$"""{"id":1,"tag_name":"v1","assets":{{assets}}}"""), "application/json");

        Fails(await FetchAsync(Of("v1")), code);
    }

    [Fact]
    public async Task A_line_without_a_name_in_the_checksums_is_good_for_nothing()
    {
        WithChecksums(_github.Release("v1"), SampleBundle.Hex(Bundle) + "\n");

        Fails(await FetchAsync(Of("v1")), ProblemCodes.ChecksumInvalid);
    }

    [Fact]
    public async Task A_release_without_checksums_is_refused()
    {
        _github.Asset(_github.Release("v1"), Name, Bundle);

        Fails(await FetchAsync(Of("v1")), ProblemCodes.ChecksumMissing);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_checksum_is_refused_whether_the_server_tells_digests_or_not(bool tellsDigests)
    {
        _github.TellsDigests = tellsDigests;
        WithChecksums(_github.Release("v1"), $"{new string('1', 64)}  {Name}\n");

        Fails(await FetchAsync(Of("v1")), ProblemCodes.SourceDigestMismatch).Details.ShouldNotBeNull()["digest_source"].ShouldBe("checksums.txt");
    }

    [Fact]
    public async Task The_latest_release_is_no_prerelease_and_no_draft()
    {
        WithSidecar(_github.Release("v1"));
        WithSidecar(_github.Release("v2-rc1", prerelease: true));
        WithSidecar(_github.Release("v3", draft: true));

        var result = await FetchAsync(Of(null) with { Latest = true });

        result.Download.ShouldNotBeNull().Tag.ShouldBe("v1");
    }

    [Fact]
    public async Task A_draft_is_refused_even_to_who_may_see_it()
    {
        WithSidecar(_github.Release("v1", draft: true)).IsShownAsDraft = true;

        Fails(await FetchAsync(Of("v1")), ProblemCodes.ReleaseIsDraft);
    }

    [Fact]
    public async Task A_release_that_is_not_there_says_that_it_may_be_private()
    {
        Fails(await FetchAsync(Of("v1")), ProblemCodes.ReleaseNotFound).Message.ShouldContain("token");
    }

    [Fact]
    public async Task A_private_release_comes_with_a_token_that_goes_nowhere_else()
    {
        await using var storage = await ReleaseServer.StartAsync();
        _github.Token = Secret;
        _github.Storage = asset =>
        {
            storage.File($"blob/{asset.Id}", asset.Content);
            return storage.At($"blob/{asset.Id}?sig=x").ToString();
        };
        WithSidecar(_github.Release("v1"));

        Fails(await FetchAsync(Of("v1")), ProblemCodes.ReleaseNotFound);
        var result = await FetchAsync(Of("v1") with { Token = new(Secret) });

        result.Outcome.ShouldBe(Outcome.Applied, result.Summary);
        storage.Requests.Count.ShouldBe(2);
        storage.Requests.ShouldAllBe(static request => request.Authorization == null);
        result.ToString().ShouldNotContain(Secret);
        Of("v1").ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Several_bundles_are_told_apart_by_platform_and_runtime_or_by_name()
    {
        var release = WithSidecar(_github.Release("v1"));
        var node = SampleBundle.Make("codex-runtime", "node");
        _github.Asset(release, SampleBundle.Name("codex-runtime", "node"), node);
        _github.Asset(release, SampleBundle.Name("codex-runtime", "node") + ".sha256", Encoding.UTF8.GetBytes(SampleBundle.Hex(node)));

        var ambiguous = Fails(await FetchAsync(Of("v1")), ProblemCodes.ReleaseAssetAmbiguous);
        ambiguous.Message.ShouldContain("--platform");
        ambiguous.Details.ShouldNotBeNull()["available"].ShouldContain(Name);
        Fails(await FetchAsync(Of("v1") with { Platform = "claude", Runtime = "node" }), ProblemCodes.ReleaseAssetNotFound).Message.ShouldContain(Name);
        Fails(await FetchAsync(Of("v1") with { AssetName = "demo.tar.gz" }), ProblemCodes.ReleaseAssetNotFound);
        (await FetchAsync(Of("v1") with { Platform = "codex-runtime", Runtime = "node" })).Bundle.ShouldNotBeNull().Runtime.ShouldBe("node");
        (await FetchAsync(Of("v1") with { AssetName = Name, Force = true })).Bundle.ShouldNotBeNull().Runtime.ShouldBe("python");
    }

    [Fact]
    public async Task A_bundle_that_is_something_else_than_its_name_says_is_refused()
    {
        var other = SampleBundle.Make("codex-runtime", "node");
        var release = _github.Release("v1");
        _github.Asset(release, Name, other);
        _github.Asset(release, Name + ".sha256", Encoding.UTF8.GetBytes(SampleBundle.Hex(other)));

        Fails(await FetchAsync(Of("v1") with { Platform = "claude", Runtime = "python" }), ProblemCodes.BundleMetadataMismatch);
    }

    [Fact]
    public async Task An_asset_whose_upload_broke_off_is_not_there()
    {
        var release = _github.Release("v1");
        _github.Asset(release, Name, Bundle, state: "starter");
        _github.Asset(release, Name + ".sha256", Encoding.UTF8.GetBytes(SampleBundle.Hex(Bundle)));

        Fails(await FetchAsync(Of("v1")), ProblemCodes.ReleaseAssetNotFound);
    }

    [Fact]
    public async Task A_rewritten_release_is_reported_against_what_was_recorded()
    {
        WithSidecar(_github.Release("v1"));
        var first = (await FetchAsync(Of("v1"))).Archive.ShouldNotBeNull().Digest;
        (await FetchAsync(Of("v1") with { RecordedDigest = first, Force = true })).Outcome.ShouldBe(Outcome.Applied);
        Directory.Delete(_bench.Destination, recursive: true);
        var evil = SampleBundle.Make(text: "import os\n");
        var assets = _github.Releases[0].Assets;
        assets[0].Content = evil;
        assets[1].Content = Encoding.UTF8.GetBytes(SampleBundle.Hex(evil));

        var problem = Fails(await FetchAsync(Of("v1") with { RecordedDigest = first }), ProblemCodes.IdentityRewritten);

        problem.Details.ShouldNotBeNull()["digest_expected"].ShouldBe(first);
        problem.Details["digest_found"].ShouldBe("sha256:" + SampleBundle.Hex(evil));
    }

    [Theory]
    [InlineData(429, "Retry-After", "5")]
    [InlineData(403, "Retry-After", "Thu, 01 Jan 2026 00:00:05 GMT")]
    [InlineData(429, "x-ratelimit-reset", "1767225605")]
    public async Task A_limit_that_is_soon_over_is_waited_for(int status, string header, string value)
    {
        WithSidecar(_github.Release("v1"));
        _bench.Server.Before = (context, number) =>
        {
            if (number > 1)
            {
                return Task.FromResult(false);
            }

            context.Response.StatusCode = status;
            context.Response.Headers[header] = value;
            return Task.FromResult(true);
        };
        var fetching = FetchAsync(Of("v1"));
        await _bench.Timers.Begun(TimeSpan.FromSeconds(5));
        _bench.Server.Requests.Count.ShouldBe(1);

        _bench.Time.Advance(TimeSpan.FromSeconds(5));

        (await fetching).Outcome.ShouldBe(Outcome.Applied);
    }

    [Fact]
    public async Task A_limit_that_comes_back_each_time_is_not_waited_for_for_ever()
    {
        _bench.Server.Before = static (context, _) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "0";
            return Task.FromResult(true);
        };

        Fails(await FetchAsync(Of("v1")), ProblemCodes.RateLimited);

        _bench.Server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_limit_that_lasts_says_until_when_and_is_no_lack_of_permission()
    {
        _bench.Server.Before = (context, _) =>
        {
            context.Response.StatusCode = 403;
            context.Response.Headers["x-ratelimit-remaining"] = "0";
            context.Response.Headers["x-ratelimit-reset"] = (_bench.Time.GetUtcNow() + TimeSpan.FromMinutes(30)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            return Task.FromResult(true);
        };

        var problem = Fails(await FetchAsync(Of("v1")), ProblemCodes.RateLimited);

        problem.Details.ShouldNotBeNull()["retry_after_seconds"].ShouldBe("1800");
        problem.Message.ShouldContain("2026-01-01T00:30:00Z");
        problem.Message.ShouldContain("token");
        _bench.Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><title>Sign in</title>", "text/html")]
    [InlineData("[]", "application/json")]
    [InlineData("{}", "application/json")]
    [InlineData("null", "application/json")]
    public async Task An_answer_that_is_none_of_GitHub_is_told(string content, string type)
    {
        _bench.Server.Text("repos/octo/demo/releases/tags/v1", content, type);

        Fails(await FetchAsync(Of("v1")), ProblemCodes.SourceNotContent);
    }

    private static HandoffFetchRequest OfTag(string? tag, string destination) => new() { Destination = destination, Repository = "octo/demo", Tag = tag };

    private HandoffFetchRequest Of(string? tag) => OfTag(tag, _bench.Destination);

    private Task<HandoffResultDocument> FetchAsync(HandoffFetchRequest request) => _bench.Get<HandoffFetcher>().FetchAsync(request);

    private FakeRelease WithChecksums(FakeRelease release, string checksums)
    {
        _github.Asset(release, Name, Bundle);
        _github.Asset(release, "checksums.txt", Encoding.UTF8.GetBytes(checksums));
        return release;
    }

    private FakeRelease WithSidecar(FakeRelease release)
    {
        _github.Asset(release, Name, Bundle);
        _github.Asset(release, Name + ".sha256", Encoding.UTF8.GetBytes($"{SampleBundle.Hex(Bundle)}  {Name}\n"));
        return release;
    }

    private Problem Fails(HandoffResultDocument result, string code)
    {
        result.Ok.ShouldBeFalse();
        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code, problem.Message);
        _bench.ShouldHaveLeftNothing();
        return problem;
    }
}
