using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Frozen;

namespace PluginKit.Repository.Tests.Problems;

/// <summary>Applications branch on problem codes: none is taken away or renamed, and none changes from a warning to an error.</summary>
public sealed class FrozenProblemTests
{
    private static readonly FrozenFolder Folder = Filled(new(RepositoryRoot.In("docs", "schema", "frozen", "problems")));

    public static TheoryData<string> Frozen => [.. Folder.Names];

    [Theory]
    [MemberData(nameof(Frozen))]
    public void Every_frozen_code_is_there_with_its_severity(string name) =>
        Changed(JsonNode.Parse(Folder.Bytes(name))!.AsObject(), Today()).ShouldBeEmpty($"{name}: an application may know it");

    [Fact]
    public void Nothing_that_is_frozen_was_changed() => Folder.Differences().ShouldBeEmpty();

    [Fact]
    public void A_release_has_frozen_its_codes() =>
        Today().Select(static code => code.Key).Except(JsonNode.Parse(Folder.Bytes(Folder.Latest()!))!.AsObject().Select(static code => code.Key))
            .Where(static _ => Release.IsMade).ShouldBeEmpty($"{FrozenFolder.Switch}=list freezes them");

    [Fact]
    public void A_code_that_is_gone_and_one_that_became_an_error_are_found() =>
        Changed(new() { ["a"] = "warning", ["b"] = "info", ["c"] = "error" }, new() { ["a"] = "error", ["c"] = "error", ["d"] = "error" }).ShouldBe(["a: warning became error", "b is gone"]);

    private static IEnumerable<string> Changed(JsonObject frozen, JsonObject now) => frozen
        .Select(code => !now.ContainsKey(code.Key) ? $"{code.Key} is gone" : JsonNode.DeepEquals(code.Value, now[code.Key]) ? null : $"{code.Key}: {code.Value} became {now[code.Key]}")
        .OfType<string>();

    private static JsonObject Today()
    {
        var codes = new JsonObject();
        foreach (var entry in ProblemCatalog.Entries.OrderBy(static entry => entry.Code, StringComparer.Ordinal))
        {
            codes[entry.Code] = entry.Severity.Value;
        }

        return codes;
    }

    private static FrozenFolder Filled(FrozenFolder folder)
    {
        folder.OfferLatest(string.Empty, ".json", Encoding.UTF8.GetBytes(Today().ToJsonString(DocumentJson.Options) + "\n"));
        return folder;
    }
}
