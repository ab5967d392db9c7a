using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Publication;

public abstract class PublicationTests(DiskKind disk)
{
    private const string Codex = "plugin/publish/codex/marketplace.yaml";
    private const string Claude = "plugin/publish/claude/marketplace.yaml";
    private const string Gemini = "plugin/publish/gemini/gallery.yaml";

    [Fact]
    public void Every_channel_is_read_with_its_defaults()
    {
        using var package = TestPackage.For("claude, codex-package, gemini", disk)
            .With(Codex, "api_version: v1\nmarketplace_name: market\ncategory: Productivity\ninstallation_policy: not_available\n")
            .With(Claude, "api_version: v1\nmarketplace_name: market\nowner_name: Ada\nsource_root: ./plugins/demo\n")
            .With(Gemini, "api_version: v1\n");

        var publication = package.Package().Publication;

        var codex = publication.CodexMarketplace.ShouldNotBeNull();
        (codex.MarketplaceName, codex.DisplayName, codex.SourceRoot, codex.Category).ShouldBe(("market", null, "./", "Productivity"));
        (codex.InstallationPolicy, codex.AuthenticationPolicy).ShouldBe(("NOT_AVAILABLE", "ON_INSTALL"));
        publication.ClaudeMarketplace.ShouldBe(new("market", "Ada", "./plugins/demo"));
        publication.GeminiGallery.ShouldBe(new("git_repository", "repository_root"));
    }

    [Theory]
    [InlineData(Codex, "marketplace_name: m\ncategory: c", "api_version is required")]
    [InlineData(Codex, "api_version: v2\nmarketplace_name: m\ncategory: c", "api_version has to be v1")]
    [InlineData(Codex, "api_version: v1\ncategory: c", "marketplace_name is required")]
    [InlineData(Codex, "api_version: v1\nmarketplace_name: 1m\ncategory: c", "marketplace_name has to begin with a letter")]
    [InlineData(Codex, "api_version: v1\nmarketplace_name: m", "category is required")]
    [InlineData(Codex, "api_version: v1\nmarketplace_name: m\ncategory: c\nsource_root: plugins", "source_root has to begin with ./")]
    [InlineData(Codex, "api_version: v1\nmarketplace_name: m\ncategory: c\nsource_root: ./../x", "must not leave the marketplace")]
    [InlineData(Codex, "api_version: v1\nmarketplace_name: m\ncategory: c\ninstallation_policy: SOMETIMES", "installation_policy has to be one of AVAILABLE")]
    [InlineData(Codex, "api_version: v1\nmarketplace_name: m\ncategory: c\nauthentication_policy: on-install", "authentication_policy has to be a word of capitals")]
    [InlineData(Claude, "api_version: v1\nmarketplace_name: m", "owner_name is required")]
    [InlineData(Gemini, "api_version: v1\ndistribution: ftp", "distribution has to be one of git_repository, github_release")]
    [InlineData(Gemini, "api_version: v1\nrepository_visibility: private", "repository_visibility has to be public")]
    [InlineData(Gemini, "api_version: v1\ngithub_topic: x", "github_topic has to be gemini-cli-extension")]
    [InlineData(Gemini, "api_version: v1\nmanifest_root: release_archive_root", "needs distribution: github_release")]
    public void A_broken_rule_is_an_error(string file, string yaml, string message)
    {
        using var package = TestPackage.For("claude, codex-package, gemini", disk).With(file, yaml);

        var error = package.OnlyError();

        error.Message.ShouldContain(message);
        (error.Code, error.Path).ShouldBe((ProblemCodes.OverlayInvalid, file));
    }

    [Fact]
    public void A_channel_of_a_target_that_the_package_does_not_have_is_an_error()
    {
        using var package = TestPackage.For("claude", disk).With(Codex, "api_version: v1\nmarketplace_name: m\ncategory: c\n");

        package.OnlyError().Message.ShouldContain("codex-package is not one of its targets");
    }

    [Fact]
    public void Unknown_fields_are_warnings()
    {
        using var package = TestPackage.For("claude", disk).With(Claude, "api_version: v1\nmarketplace_name: m\nowner_name: o\nowner: x\n");

        package.Package().Warnings.ShouldHaveSingleItem().Brief().ShouldBe($"manifest_unknown_field {Claude} 4:1");
    }
}

public sealed class PublicationTestsOnVirtualDisk() : PublicationTests(DiskKind.Virtual);

public sealed class PublicationTestsOnRealDisk() : PublicationTests(DiskKind.Real);
