using System.Text;
using PluginKit.Bundles.Handoff;
using PluginKit.Bundles.Releases;
using PluginKit.Bundles.Tests.Server;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Bundles.Tests.Releases;

/// <summary>What a destination remembers of the releases that were installed to it.</summary>
public sealed class RememberedReleaseTests : IAsyncLifetime
{
    private static readonly byte[] Bundle = SampleBundle.Make();
    private static readonly byte[] Other = SampleBundle.Make(text: "import os\n");
    private static readonly string Name = SampleBundle.Name();

    private Bench _bench = null!;
    private GitHubFake _github = null!;

    public async Task InitializeAsync()
    {
        _bench = await Bench.StartAsync();
        _github = new(_bench.Server);
        Release("v1", Bundle);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_fetch_of_a_rewritten_tag_is_refused_without_being_told_what_it_was(bool tellsDigests)
    {
        _github.TellsDigests = tellsDigests;
        var first = await FetchAsync("v1");
        Rewrite("v1");
        var asked = _bench.Server.Requests.Count;

        var again = await FetchAsync("v1");

        var problem = again.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.IdentityRewritten, problem.Message);
        problem.Details.ShouldNotBeNull()["digest_expected"].ShouldBe(first.Archive.ShouldNotBeNull().Digest);
        problem.Details["digest_found"].ShouldBe("sha256:" + SampleBundle.Hex(Other));
        again.Outcome.ShouldBe(Outcome.Failed);
        Installed().ShouldBe("print('hello')\n");
        _bench.Server.Requests.Skip(asked).ShouldNotContain(request => request.Path.EndsWith($"/assets/{_github.Releases[0].Assets[0].Id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_digits_of_the_new_one_let_it_in()
    {
        await FetchAsync("v1");
        Rewrite("v1");

        (await FetchAsync("v1", request => request with { RecordedDigest = "sha256:" + SampleBundle.Hex(Bundle) })).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.IdentityRewritten);
        (await FetchAsync("v1", request => request with { Sha256 = SampleBundle.Hex(Other) })).Outcome.ShouldBe(Outcome.Applied);
        (await FetchAsync("v1")).Outcome.ShouldBe(Outcome.Applied);
        Installed().ShouldBe("import os\n");
    }

    [Fact]
    public async Task A_tag_is_remembered_while_another_one_is_installed()
    {
        Release("v2", Other);
        await FetchAsync("v1");
        (await FetchAsync("v2")).Outcome.ShouldBe(Outcome.Applied);
        Rewrite("v1");

        (await FetchAsync("v1")).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.IdentityRewritten);
        (await FetchAsync("v2")).Outcome.ShouldBe(Outcome.Applied);
    }

    [Fact]
    public async Task The_latest_release_is_held_to_the_tag_that_it_has()
    {
        (await FetchAsync(null)).Download.ShouldNotBeNull().Tag.ShouldBe("v1");
        Rewrite("v1");
        (await FetchAsync(null)).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.IdentityRewritten);
        Release("v2", Other);
        (await FetchAsync(null)).Outcome.ShouldBe(Outcome.Applied);
    }

    [Fact]
    public async Task Another_place_knows_nothing()
    {
        await FetchAsync("v1");
        Rewrite("v1");

        (await FetchAsync("v1", request => request with { Destination = _bench.InRoot("elsewhere") })).Outcome.ShouldBe(Outcome.Applied);
    }

    [Fact]
    public async Task A_local_install_forgets_nothing()
    {
        await FetchAsync("v1");
        var archive = _bench.InRoot("local.tar.gz");
        await File.WriteAllBytesAsync(archive, Other);
        (await _bench.Get<HandoffInstaller>().InstallAsync(new() { Archive = archive, Destination = _bench.Destination, Force = true })).Outcome.ShouldBe(Outcome.Applied);
        Rewrite("v1");

        (await FetchAsync("v1")).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.IdentityRewritten);
    }

    /// <summary>After a crash between two renames the earlier folder, and with it the receipt, lies aside until the next install.</summary>
    [Fact]
    public async Task What_a_crash_left_aside_is_remembered_too()
    {
        await FetchAsync("v1");
        Directory.Move(_bench.Destination, new HandoffPlace(_bench.Get<IDisk>(), _bench.Get<TreePlacement>(), _bench.Destination).Previous);
        Rewrite("v1");

        (await FetchAsync("v1")).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.IdentityRewritten);
        Installed().ShouldBe("print('hello')\n");
    }

    [Theory]
    [InlineData("{", ProblemCodes.BundleMetadataInvalid)]
    [InlineData("{\"schema_version\":1,\"source\":\"x\",\"digest\":\"none\"}", ProblemCodes.BundleMetadataInvalid)]
    [InlineData("{\"schema_version\":1,\"source\":\"x\",\"digest\":\"sha256:0000000000000000000000000000000000000000000000000000000000000000\",\"releases\":[null]}", ProblemCodes.BundleMetadataInvalid)]
    [InlineData("{\"schema_version\":2,\"source\":\"x\",\"digest\":\"y\"}", ProblemCodes.BundleMetadataNewer)]
    public async Task A_receipt_that_cannot_be_used_is_a_warning_and_made_anew(string text, string code)
    {
        await FetchAsync("v1");
        await File.WriteAllTextAsync(Receipt, text);

        var again = await FetchAsync("v1");

        again.Outcome.ShouldBe(Outcome.Applied, again.Summary);
        var warning = again.Problems.ShouldHaveSingleItem();
        (warning.Code, warning.Severity).ShouldBe((code, ProblemSeverity.Warning));
        (await FetchAsync("v1")).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receipt_that_cannot_be_read_is_another_answer_than_none()
    {
        await FetchAsync("v1");
        File.Delete(Receipt);
        (await FetchAsync("v1")).Problems.ShouldBeEmpty();
        File.Delete(Receipt);
        Directory.CreateDirectory(Receipt);

        (await FetchAsync("v1")).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BundleMetadataInvalid);
    }

    [Fact]
    public async Task The_receipt_is_told_and_is_no_file_of_the_bundle()
    {
        var fetched = await FetchAsync("v1");

        var inspection = await _bench.Get<HandoffInspector>().InspectAsync(_bench.Destination);

        inspection.Ok.ShouldBeTrue(inspection.Summary);
        inspection.TreeDigest.ShouldBe(fetched.TreeDigest);
        inspection.Archive.ShouldNotBeNull().Digest.ShouldBe(fetched.Archive.ShouldNotBeNull().Digest);
        inspection.Archive.Path.ShouldBe(fetched.Archive.Path);
        inspection.Files.ShouldNotContain(static file => file.Path.Contains("install", StringComparison.Ordinal));
    }

    private string Receipt => Path.Join(_bench.Destination, ".pluginkit-install.json");

    private string Installed() => File.ReadAllText(Path.Join(_bench.Destination, "plugin", "main.py"));

    private void Release(string tag, byte[] content)
    {
        var release = _github.Release(tag);
        _github.Asset(release, Name, content);
        _github.Asset(release, Name + ".sha256", Encoding.UTF8.GetBytes(SampleBundle.Hex(content)));
    }

    private void Rewrite(string tag)
    {
        var assets = _github.Releases.Single(release => release.Tag == tag).Assets;
        assets[0].Content = Other;
        assets[1].Content = Encoding.UTF8.GetBytes(SampleBundle.Hex(Other));
    }

    // Metadata of version 1 lists no files, so that only force replaces.
    private Task<HandoffResultDocument> FetchAsync(string? tag, Func<HandoffFetchRequest, HandoffFetchRequest>? change = null)
    {
        var request = new HandoffFetchRequest { Destination = _bench.Destination, Repository = "octo/demo", Tag = tag, Latest = tag is null, Force = true };
        return _bench.Get<HandoffFetcher>().FetchAsync(change?.Invoke(request) ?? request);
    }
}
