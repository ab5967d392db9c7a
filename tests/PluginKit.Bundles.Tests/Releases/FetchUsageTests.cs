using PluginKit.Bundles.Releases;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Tests.Releases;

/// <summary>What belongs together and what excludes each other.</summary>
public sealed class FetchUsageTests
{
    private static readonly HandoffFetchRequest OfUrl = new() { Destination = "/dest", Url = "https://example.com/x.tar.gz" };
    private static readonly HandoffFetchRequest OfRelease = new() { Destination = "/dest", Repository = "octo/demo", Tag = "v1" };

    public static TheoryData<string, HandoffFetchRequest> Wrong => new()
    {
        { "--dest", OfUrl with { Destination = string.Empty } },
        { "--dest", OfRelease with { Destination = "relative" } },
        { "owner/repo", OfUrl with { Repository = "octo/demo" } },
        { "--tag", OfUrl with { Tag = "v1" } },
        { "--latest", OfUrl with { Latest = true } },
        { "--asset-name", OfUrl with { AssetName = "x.tar.gz" } },
        { "--platform", OfUrl with { Platform = "claude" } },
        { "--runtime", OfUrl with { Runtime = "node" } },
        { "--url", OfUrl with { Url = "https://example.com/x.zip" } },
        { "--url", OfUrl with { Url = "x.tar.gz" } },
        { "owner/repo", OfRelease with { Repository = null } },
        { "owner/repo", OfRelease with { Repository = "octo" } },
        { "owner/repo", OfRelease with { Repository = "octo/demo/x" } },
        { "owner/repo", OfRelease with { Repository = "../demo" } },
        { "owner/repo", OfRelease with { Repository = "octo/.." } },
        { "--tag", OfRelease with { Tag = null } },
        { "--latest", OfRelease with { Latest = true } },
        { "--tag", OfRelease with { Tag = ".." } },
        { "--tag", OfRelease with { Tag = "v1/../../x" } },
        { "--tag", OfRelease with { Tag = "-v1" } },
        { "--runtime", OfRelease with { Platform = "claude" } },
        { "--platform", OfRelease with { Runtime = "node" } },
        { "--recorded-digest", OfUrl with { RecordedDigest = "sha256:" + new string('a', 64) } },
        { "--recorded-digest", OfRelease with { RecordedDigest = new string('a', 64) } },
        { "--asset-name", OfRelease with { AssetName = "x.zip" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_combination_names_the_option(string option, HandoffFetchRequest request)
    {
        var problem = FetchUsage.Check(request).ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.Usage);
        problem.Details.ShouldNotBeNull()["option"].ShouldBe(option);
        problem.Message.ShouldContain(option);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1111111111111111111111111111111111111111111111111111111111111111x")]
    public void A_checksum_that_is_none_is_told(string digits) => FetchUsage.Check(OfUrl with { Sha256 = digits }).ShouldNotBeNull().Details.ShouldNotBeNull()["option"].ShouldBe("--sha256");

    [Theory]
    [InlineData("cursor", "python", ProblemCodes.BundleWorkspaceTarget)]
    [InlineData("opencode", "node", ProblemCodes.BundleWorkspaceTarget)]
    [InlineData("gemini", "python", ProblemCodes.BundlePackagingTarget)]
    [InlineData("codex-package", "node", ProblemCodes.BundlePackagingTarget)]
    [InlineData("vim", "python", ProblemCodes.BundlePlatformUnsupported)]
    [InlineData("claude", "go", ProblemCodes.BundleGoUnsupported)]
    [InlineData("claude", "shell", ProblemCodes.BundleShellExportOnly)]
    [InlineData("claude", "ruby", ProblemCodes.BundleRuntimeUnsupported)]
    public void What_bundles_are_not_for_is_no_missing_asset(string platform, string runtime, string code) =>
        FetchUsage.Check(OfRelease with { Platform = platform, Runtime = runtime }).ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void A_right_one_has_nothing_to_tell()
    {
        FetchUsage.Check(OfUrl).ShouldBeNull();
        FetchUsage.Check(OfRelease).ShouldBeNull();
        FetchUsage.Check(OfRelease with { Tag = null, Latest = true, Platform = "claude", Runtime = "python" }).ShouldBeNull();
        FetchUsage.Check(OfRelease with { Tag = "feature/v1", AssetName = "x.tar.gz", Sha256 = new string('A', 64) }).ShouldBeNull();
    }
}
