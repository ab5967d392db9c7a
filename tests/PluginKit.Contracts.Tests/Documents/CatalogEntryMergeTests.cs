using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Contracts.Tests.Documents;

public sealed class CatalogEntryMergeTests
{
    [Fact]
    public void Entries_with_different_ids_stay_as_they_are_and_are_ordered()
    {
        CatalogEntry[] entries = [Entry("b", "one"), Entry("a", "two"), Entry("C", null)];

        var merged = CatalogEntryMerge.Of(entries);

        merged.Select(static entry => entry.IntegrationId).ShouldBe(["C", "a", "b"]);
        merged[2].ShouldBeSameAs(entries[0]);
    }

    [Theory]
    [InlineData("one", "one", "notes", "catalog_duplicate_id")]
    [InlineData("one", "one", "NOTES", "catalog_duplicate_id")]
    [InlineData(null, null, "Notes", "catalog_duplicate_id")]
    [InlineData("one", "two", "notes", "catalog_id_collision")]
    [InlineData("one", "two", "Notes", "catalog_id_collision")]
    public void The_first_counts_and_the_other_is_named_with_where_it_is_from(string? first, string? second, string id, string code)
    {
        var entry = CatalogEntryMerge.Of([Entry("notes", first), Entry(id, second) with { SourceRef = "/second" }]).ShouldHaveSingleItem();

        entry.IntegrationId.ShouldBe("notes");
        var other = entry.Alternatives.ShouldHaveSingleItem();
        (other.IntegrationId, other.SourceRef, other.Origin?.Id).ShouldBe((id, "/second", second));
        var problem = entry.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Path, problem.IsError).ShouldBe((code, "/second", false));
        (problem.Details!["counts"], problem.Details["shadowed"]).ShouldBe((first ?? "the catalog", second ?? "the catalog"));
        (problem.Details["shadowed_id"], problem.Details["shadowed_source_ref"]).ShouldBe((id, "/second"));
        entry.Warnings.Count.ShouldBe(code == ProblemCodes.CatalogDuplicateId ? 1 : 0);
    }

    [Fact]
    public void Nothing_is_left_out_however_many_have_one_id()
    {
        var inner = Entry("notes", "two") with { Alternatives = [new() { IntegrationId = "Notes", DisplayName = "N", Version = "", SourceRef = "/inner" }] };

        var entry = CatalogEntryMerge.Of([Entry("notes", "one"), inner, Entry("nOtes", "three")]).ShouldHaveSingleItem();

        entry.Alternatives.Select(static other => other.IntegrationId).ShouldBe(["notes", "Notes", "nOtes"]);
        entry.Problems.Count.ShouldBe(2);
    }

    private static CatalogEntry Entry(string id, string? origin) => new()
    {
        IntegrationId = id,
        DisplayName = id,
        Description = "d",
        Version = "1.0.0",
        SourceRef = $"/{id}",
        CatalogRevision = "r",
        GeneratedByPluginKitVersion = "0.1.0",
        Origin = origin is null ? null : new() { Id = origin, Kind = "local_checkout", Revision = "r" },
    };
}
