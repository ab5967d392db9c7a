using Microsoft.Extensions.DependencyInjection;
using PluginKit.Bundles.Releases;
using PluginKit.Bundles.Tests.Handoff;
using PluginKit.Bundles.Tests.Server;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Bundles.Tests.Releases;

/// <summary>From the project of one to the folder of another, by way of a release.</summary>
public sealed class HandoffPublisherTests : IAsyncLifetime
{
    private const string Secret = "ghp_s3cretofada";
    private const string Name = "demo_claude_python_bundle.tar.gz";

    private ReleaseServer _server = null!;
    private GitHubFake _github = null!;

    public async Task InitializeAsync()
    {
        _server = await ReleaseServer.StartAsync();
        _github = new(_server) { Token = Secret };
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(DiskKind.Virtual)]
    [InlineData(DiskKind.Real)]
    public async Task What_one_publishes_another_fetches(DiskKind kind)
    {
        using var machine = new BundleMachine(kind).Of("python", "claude");
        await using var services = Services(machine);
        var publisher = services.GetRequiredService<HandoffPublisher>();

        var published = await publisher.PublishAsync(Request());
        var again = await publisher.PublishAsync(Request());
        var fetched = await services.GetRequiredService<HandoffFetcher>().FetchAsync(new()
        {
            Destination = BundleMachine.Destination,
            Repository = "octo/demo",
            Tag = "v1",
            Platform = "claude",
            Runtime = "python",
            Token = new(Secret),
        });

        published.Outcome.ShouldBe(Outcome.Applied, published.Summary);
        published.Operation.ShouldBe(HandoffResultDocument.Publish);
        published.Publication.ShouldNotBeNull().Release.ShouldBe(ReleaseChange.CreatedPublished);
        published.Publication.Assets.Select(static asset => asset.Name).ShouldBe([Name, Name + ".sha256"]);
        published.Archive.ShouldNotBeNull().Path.ShouldBe(Name);
        again.Publication.ShouldNotBeNull().Assets.ShouldAllBe(static asset => asset.Change == AssetChange.Kept);
        fetched.Outcome.ShouldBe(Outcome.Applied, fetched.Summary);
        fetched.Archive.ShouldNotBeNull().Digest.ShouldBe(published.Archive.Digest);
        machine.Text(BundleMachine.Destination + "/plugin/main.py").ShouldBe("print('demo')\n");
        machine.Disk.Stat(BundleMachine.Home + "/.plugin-kit-ai/pluginkit/staging").ShouldBeNull();
        machine.Disk.Stat($"{BundleMachine.Project}/{Name}").ShouldBeNull();
    }

    [Fact]
    public async Task A_shell_bundle_is_not_published()
    {
        using var machine = new BundleMachine().Of("shell", "claude");
        await using var services = Services(machine);

        var result = await services.GetRequiredService<HandoffPublisher>().PublishAsync(Request());

        result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BundleShellExportOnly);
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_project_that_cannot_be_exported_is_not_published()
    {
        using var machine = new BundleMachine();
        await using var services = Services(machine);

        var result = await services.GetRequiredService<HandoffPublisher>().PublishAsync(Request());

        result.Ok.ShouldBeFalse();
        result.Operation.ShouldBe(HandoffResultDocument.Publish);
        _server.Requests.ShouldBeEmpty();
    }

    public static TheoryData<string, HandoffPublishRequest> Wrong => new()
    {
        { "root", Request() with { Root = "." } },
        { "--platform", Request() with { Platform = string.Empty } },
        { "--repo", Request() with { Repository = string.Empty } },
        { "--repo", Request() with { Repository = "octo" } },
        { "--tag", Request() with { Tag = string.Empty } },
        { "--tag", Request() with { Tag = "../x" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_request_names_the_option(string option, HandoffPublishRequest request)
    {
        var problem = PublishUsage.Check(request).ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.Usage);
        problem.Details.ShouldNotBeNull()["option"].ShouldBe(option);
    }

    [Theory]
    [InlineData("cursor", ProblemCodes.BundleWorkspaceTarget)]
    [InlineData("gemini", ProblemCodes.BundlePackagingTarget)]
    [InlineData("vim", ProblemCodes.BundlePlatformUnsupported)]
    public void What_bundles_are_not_for_is_told_before_a_token_is_asked_for(string platform, string code) =>
        PublishUsage.Check(Request() with { Platform = platform, Token = null }).ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void Without_a_token_nothing_is_packed() => PublishUsage.Check(Request() with { Token = null }).ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceAuthRequired);

    private static HandoffPublishRequest Request() => new() { Root = BundleMachine.Project, Platform = "claude", Repository = "octo/demo", Tag = "v1", Token = new(Secret) };

    private ServiceProvider Services(BundleMachine machine) => machine.Services(machine.Disk, options =>
    {
        options.Downloads.AllowLoopback = true;
        options.GitHub.ApiAddress = _server.Address;
    });
}
