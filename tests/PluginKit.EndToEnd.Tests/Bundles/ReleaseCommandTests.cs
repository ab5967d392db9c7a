using System.Text;
using PluginKit.Bundles.Tests.Server;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Bundles;

/// <summary>The document's own command lines for fetching and publishing, against a server on the loopback.</summary>
public sealed class ReleaseCommandTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "ghp_s3cretofada";

    private static readonly byte[] Bundle = SampleBundle.Make();
    private static readonly string Name = SampleBundle.Name();

    private readonly HostFixture _host = new() { Clients = "none" };
    private ReleaseServer _server = null!;
    private GitHubFake _github = null!;

    public async Task InitializeAsync()
    {
        _server = await ReleaseServer.StartAsync();
        _github = new(_server) { Token = Secret };
        _host.Variables["GITHUB_API_URL"] = _server.Address.ToString().TrimEnd('/');
        var release = _github.Release("v1");
        _github.Asset(release, Name, Bundle);
        _github.Asset(release, Name + ".sha256", Encoding.UTF8.GetBytes($"{SampleBundle.Hex(Bundle)}  {Name}\n"));
        _server.File("x.tar.gz", Bundle);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("bundle", "GITHUB_TOKEN")]
    [InlineData("handoff", "GH_TOKEN")]
    public async Task A_private_release_is_fetched_with_the_token_of_the_environment(string group, string variable)
    {
        _host.Variables[variable] = Secret;

        var run = await _host.AskAsync(group, "fetch", "octo/demo", "--tag", "v1", "--platform", "claude", "--runtime", "python", "--dest", Destination);

        run.ExitCode.ShouldBe(0, run.Out);
        run.Document<HandoffResultDocument>().VerificationLevel.ShouldBe(VerificationLevel.Digest);
        File.Exists(Path.Join(Destination, "plugin", "main.py")).ShouldBeTrue();
        (run.Out + run.Error).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task An_address_is_fetched_and_people_see_from_where_and_what_is_next()
    {
        var run = await _host.ShowAsync("bundle", "fetch", "--url", _server.At("x.tar.gz?key=" + Secret).ToString(), "--sha256", SampleBundle.Hex(Bundle), "--dest", "fetched");

        run.ExitCode.ShouldBe(0, run.Out + run.Error);
        File.Exists(Path.Join(_host.Neutral, "fetched", "plugin", "main.py")).ShouldBeTrue();
        run.Out.ShouldContain(_server.At("x.tar.gz").ToString());
        run.Out.ShouldContain("--sha256");
        run.Out.ShouldContain("doctor");
        (run.Out + run.Error).ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData(2, ProblemCodes.Usage, "octo/demo", "--dest", "x")]
    [InlineData(2, ProblemCodes.Usage, "octo/demo", "--tag", "v1", "--latest", "--dest", "x")]
    [InlineData(2, ProblemCodes.Usage, "octo/demo", "--tag", "v1")]
    [InlineData(2, ProblemCodes.Usage, "--url", "https://example.com/x.tar.gz", "--tag", "v1", "--dest", "x")]
    [InlineData(2, ProblemCodes.Usage, "octo/demo", "--tag", "v1", "--platform", "claude", "--dest", "x")]
    [InlineData(2, ProblemCodes.Usage, "--url", "https://example.com/x.tar.gz", "--recorded-digest", "sha256:00", "--dest", "x")]
    [InlineData(1, ProblemCodes.BundleWorkspaceTarget, "octo/demo", "--tag", "v1", "--platform", "cursor", "--runtime", "python", "--dest", "x")]
    [InlineData(1, ProblemCodes.BundleGoUnsupported, "octo/demo", "--tag", "v1", "--platform", "claude", "--runtime", "go", "--dest", "x")]
    [InlineData(1, ProblemCodes.ReleaseNotFound, "octo/demo", "--tag", "v1", "--dest", "x")]
    [InlineData(1, ProblemCodes.DownloadRefused, "--url", "https://10.0.0.1/x.tar.gz", "--dest", "x")]
    public async Task What_cannot_be_fetched_answers_with_its_code(int exitCode, string code, params string[] options)
    {
        var run = await _host.AskAsync(["bundle", "fetch", .. options]);

        run.ExitCode.ShouldBe(exitCode, run.Out);
        run.Document<HandoffResultDocument>().Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        Directory.Exists(Path.Join(_host.Neutral, "x")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(2, ProblemCodes.Usage, "--repo", "octo/demo", "--tag", "v1")]
    [InlineData(2, ProblemCodes.Usage, "--platform", "claude", "--tag", "v1")]
    [InlineData(2, ProblemCodes.Usage, "--platform", "claude", "--repo", "octo/demo")]
    [InlineData(1, ProblemCodes.BundlePackagingTarget, "--platform", "gemini", "--repo", "octo/demo", "--tag", "v1")]
    [InlineData(1, ProblemCodes.SourceAuthRequired, "--platform", "claude", "--repo", "octo/demo", "--tag", "v1")]
    public async Task What_cannot_be_published_answers_with_its_code(int exitCode, string code, params string[] options)
    {
        var run = await _host.AskAsync(["handoff", "publish", ".", .. options, "--draft", "--force"]);

        run.ExitCode.ShouldBe(exitCode, run.Out);
        run.Document<HandoffResultDocument>().Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_repository_is_not_given_twice() =>
        (await _host.AskAsync("bundle", "fetch", "octo/demo", "--repo", "octo/other", "--tag", "v1", "--dest", "x")).ExitCode.ShouldBe(2);

    private string Destination => Path.Join(_host.Neutral, "installed");
}
