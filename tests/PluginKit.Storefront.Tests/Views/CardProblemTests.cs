using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Views;

/// <summary>What is wrong with an entry is said on its card, whether it is installed or not, and said once.</summary>
public sealed class CardProblemTests
{
    private static readonly Problem OfCatalog = Problem.Of(ProblemCodes.HiddenText, "The description has characters that are not shown.");
    private static readonly Problem OfList = Problem.Of(ProblemCodes.NativeManifestDisagrees, "The version differs.");
    private static readonly Problem OfDoctor = Problem.Of(ProblemCodes.StateUnreadable, "A file is gone.");

    private readonly MixedView _view = new();

    [Fact]
    public void An_installed_card_has_the_problems_of_the_installation_and_of_the_catalog_each_once()
    {
        var card = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude") with { Problems = [OfCatalog, OfList], Warnings = [OfCatalog.Message, OfList.Message] }),
            List = Say.List(Say.Managed("notes", Say.Target("claude")) with { Problems = [OfList], Warnings = [OfList.Message] }),
            Doctor = Say.Doctor(Say.Managed("notes", Say.Target("claude")) with { Problems = [OfDoctor, OfList] }),
        }).Entries.ShouldHaveSingleItem();

        card.EntryKind.ShouldBe(EntryKind.UniversalInstalled);
        card.Problems.Select(static problem => problem.Code).ShouldBe([OfList.Code, OfDoctor.Code, OfCatalog.Code]);
        card.Warnings.ShouldBe([OfList.Message, OfCatalog.Message]);
    }

    [Fact]
    public void An_address_that_is_none_never_becomes_a_link_of_a_card_whoever_wrote_the_catalog()
    {
        var card = _view.Derive(new()
        {
            Catalog = Say.Catalog(Say.Offered("notes", "claude") with
            {
                HomepageUrl = "javascript:alert(1)",
                RepositoryUrl = "https://me:secret@host/x",
                IconUrl = "data:image/svg+xml,x",
                ReadmeUrl = "vbscript:x",
                Author = new() { Url = "javascript:x" },
            }),
        }).Entries.ShouldHaveSingleItem();

        (card.HomepageUrl, card.RepositoryUrl, card.IconUrl, card.ReadmeUrl).ShouldBe((null, null, null, null));
        card.Problems.Select(static problem => problem.Code).Distinct().ShouldBe([ProblemCodes.AddressUnusable]);
        card.Problems.Count.ShouldBe(5);
        card.Problems.ShouldAllBe(static problem => !problem.Message.Contains("secret"));
    }

    [Fact]
    public void Ids_that_differ_only_in_letter_case_are_one_card_that_names_the_other()
    {
        var view = _view.Derive(new() { Catalog = Say.Catalog(Say.Offered("notes", "claude"), Say.Offered("Notes", "claude") with { SourceRef = "/elsewhere/Notes" }) });

        var card = view.Entries.ShouldHaveSingleItem();
        card.IntegrationId.ShouldBe("notes");
        var problem = card.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Path, problem.Details!["shadowed_id"]).ShouldBe((ProblemCodes.CatalogDuplicateId, "/elsewhere/Notes", "Notes"));
    }
}
