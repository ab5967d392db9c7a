using PluginKit.Bundles.Tests.Server;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Handoffs;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Bundles;

/// <summary>Publishing by the command line, against a server on the loopback, and fetching what was published.</summary>
public sealed class PublishCommandTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "ghp_s3cretofada";
    private const string Name = "demo_claude_python_bundle.tar.gz";

    private readonly HostFixture _host = new() { Clients = "auto" };
    private readonly HandoffProject _project;
    private readonly List<string> _printed = [];
    private ReleaseServer _server = null!;
    private GitHubFake _github = null!;

    public PublishCommandTests() => _project = new(_host, "python", "claude");

    public async Task InitializeAsync()
    {
        _server = await ReleaseServer.StartAsync();
        _github = new(_server) { Token = Secret };
        _host.Variables["GITHUB_API_URL"] = _server.Address.ToString().TrimEnd('/');
        _host.Variables["GITHUB_TOKEN"] = Secret;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _project.Dispose();
        _host.Dispose();
        _printed.ShouldAllBe(static text => !text.Contains(Secret, StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task A_release_is_published_repeated_and_fetched()
    {
        var first = await PublishAsync();
        var writes = _server.Requests.Count(static request => request.Method != "GET");
        var again = await PublishAsync();

        first.Publication.ShouldNotBeNull().Release.ShouldBe(ReleaseChange.CreatedPublished);
        _github.Releases.ShouldHaveSingleItem().AssetsWhenPublished.ShouldBe([Name, Name + ".sha256"]);
        again.Publication.ShouldNotBeNull().Release.ShouldBe(ReleaseChange.ReusedPublished);
        again.Publication.Assets.ShouldAllBe(static asset => asset.Change == AssetChange.Kept);
        _server.Requests.Count(static request => request.Method != "GET").ShouldBe(writes);

        foreach (var (which, number) in new string[][] { ["octo/demo", "--tag", "v1"], ["--repo", "octo/demo", "--tag", "v1"], ["--repo", "octo/demo", "--latest"] }.Select(static (which, number) => (which, number)))
        {
            var destination = Path.Join(_host.Packages, $"fetched-{number}");
            var run = await RunAsync(["bundle", "fetch", .. which, "--platform", "claude", "--runtime", "python", "--dest", destination]);
            run.ExitCode.ShouldBe(0, run.Out);
            run.Document<HandoffResultDocument>().Archive.ShouldNotBeNull().Digest.ShouldBe(first.Archive.ShouldNotBeNull().Digest);
            File.ReadAllText(Path.Join(destination, "plugin", "main.py")).ShouldBe("print('demo')\n");
        }
    }

    [UnixTheory]
    [InlineData(Name, 0)]
    [InlineData(Name + ".sha256", 1)]
    public async Task After_an_upload_that_failed_the_next_publish_continues(string file, int kept)
    {
        _server.Before = (context, _) =>
        {
            var fails = context.Request.Method == "POST" && context.Request.Query["name"] == file;
            context.Response.StatusCode = fails ? 500 : 200;
            return Task.FromResult(fails);
        };
        var broken = await RunAsync(Publish);

        broken.ExitCode.ShouldBe(1);
        var failed = broken.Document<HandoffResultDocument>();
        failed.Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.SourceUnreachable, ProblemCodes.ReleaseNotPublished]);
        _github.Releases.ShouldHaveSingleItem().IsDraft.ShouldBeTrue();
        _github.Releases[0].Assets.Count.ShouldBe(kept);
        _server.Before = static (_, _) => Task.FromResult(false);

        var done = await PublishAsync();

        done.Publication.ShouldNotBeNull().Release.ShouldBe(ReleaseChange.PromotedDraft);
        done.Publication.Assets.Count(static asset => asset.Change == AssetChange.Kept).ShouldBe(kept);
        _github.Releases.ShouldHaveSingleItem().AssetsWhenPublished.ShouldBe([Name, Name + ".sha256"]);
    }

    [UnixFact]
    public async Task A_tag_with_other_content_is_left_alone_until_that_is_meant()
    {
        await PublishAsync();
        _project.With("plugin/main.py", "print('changed')\n");

        var refused = await RunAsync(Publish);
        var before = _github.Releases[0].Assets.Select(static asset => asset.Id).ToArray();
        var forced = await RunAsync([.. Publish, "--force"]);

        refused.ExitCode.ShouldBe(1);
        refused.Document<HandoffResultDocument>().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ReleaseConflict);
        before.Length.ShouldBe(2);
        forced.Document<HandoffResultDocument>().Publication.ShouldNotBeNull().Assets.ShouldAllBe(static asset => asset.Change == AssetChange.Replaced);
    }

    [UnixFact]
    public async Task Who_fetched_before_is_told_that_the_tag_was_rewritten()
    {
        await PublishAsync();
        string[] fetch = ["bundle", "fetch", "--repo", "octo/demo", "--tag", "v1", "--dest", Path.Join(_host.Packages, "fetched")];
        var first = (await RunAsync(fetch)).Document<HandoffResultDocument>();
        _project.With("plugin/main.py", "print('changed')\n");
        (await RunAsync([.. Publish, "--force"])).ExitCode.ShouldBe(0);

        var told = await RunAsync(fetch);
        var recorded = await RunAsync("bundle", "fetch", "--repo", "octo/demo", "--tag", "v1", "--dest", Path.Join(_host.Packages, "other"), "--recorded-digest", first.Archive.ShouldNotBeNull().Digest);
        var accepted = await RunAsync([.. fetch, "--checksum", SampleBundle.Hex(_github.Releases[0].Assets.Single(static asset => asset.Name == Name).Content)]);

        told.Document<HandoffResultDocument>().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.IdentityRewritten);
        recorded.Document<HandoffResultDocument>().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.IdentityRewritten);
        accepted.ExitCode.ShouldBe(0, accepted.Out);
    }

    [UnixFact]
    public async Task A_token_that_the_server_does_not_take_is_not_printed()
    {
        _server.Before = static (context, _) =>
        {
            context.Response.StatusCode = 401;
            return Task.FromResult(true);
        };

        var run = await RunAsync(Publish);

        run.Document<HandoffResultDocument>().Problems[0].Code.ShouldBe(ProblemCodes.SourceAuthRequired);
        _printed.Add((await _host.ShowAsync(Publish)).Out);
    }

    [UnixTheory]
    [InlineData("example.com/api", "GITHUB_API_URL")]
    [InlineData("http://ghe.example/api/v3", "ApiAddress")]
    public async Task An_address_of_a_server_that_cannot_be_used_is_not_passed_over(string address, string named)
    {
        _host.Variables["GITHUB_API_URL"] = address;

        var run = await RunAsync(Publish);

        run.ExitCode.ShouldBe(2);
        run.Out.ShouldContain(named);
        _server.Requests.ShouldBeEmpty();
    }

    private string[] Publish => ["bundle", "publish", _project.Root, "--platform", "claude", "--repo", "octo/demo", "--tag", "v1"];

    private async Task<HandoffResultDocument> PublishAsync()
    {
        var run = await RunAsync(Publish);
        run.ExitCode.ShouldBe(0, run.Out);
        return run.Document<HandoffResultDocument>();
    }

    private async Task<HostRun> RunAsync(params string[] command)
    {
        var run = await _host.AskAsync(command);
        _printed.AddRange([run.Out, run.Error]);
        return run;
    }
}
