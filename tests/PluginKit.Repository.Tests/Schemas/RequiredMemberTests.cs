using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;

namespace PluginKit.Repository.Tests.Schemas;

/// <summary>Whoever writes what the schema asks for is read: the reader does without nothing that the schema lets go.</summary>
public sealed class RequiredMemberTests
{
    // A saved plan is only one with these; in any other report they have their place in plans alone, so that the schema of reports cannot ask for them.
    private static readonly string[] OfPlans = ["reviewed_report.consent", "reviewed_report.bound_to"];

    public static TheoryData<string> Documents => [.. DocumentSchemas.Documents.Keys];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_member_without_which_a_document_is_refused_is_required(string document)
    {
        var schema = DocumentSchemas.Of(DocumentSchemas.Documents[document]);
        var text = FrozenFixtures.Text($"corpus/{document}/full");
        var tried = 0;
        foreach (var path in Members(JsonNode.Parse(text)!, []).ToArray())
        {
            var without = JsonNode.Parse(text)!;
            Remove(without, path);
            tried++;
            if (!DocumentReader.Read<IntegrationDocument>(Encoding.UTF8.GetBytes(without.ToJsonString())).HasDocument && !OfPlans.Any(string.Join('.', path).EndsWith))
            {
                SchemaCheck.Faults(without, schema).ShouldNotBeEmpty(string.Join('.', path));
            }
        }

        tried.ShouldBeGreaterThan(15);
    }

    private static IEnumerable<object[]> Members(JsonNode? node, object[] path) => node switch
    {
        JsonObject members => members.SelectMany(member => Members(member.Value, [.. path, member.Key]).Prepend([.. path, member.Key])),
        JsonArray items => items.SelectMany((item, index) => Members(item, [.. path, index])),
        _ => [],
    };

    private static void Remove(JsonNode document, object[] path)
    {
        var owner = path[..^1].Aggregate(document, static (node, step) => step is int index ? node[index]! : node[(string)step]!);
        owner.AsObject().Remove((string)path[^1]).ShouldBeTrue();
    }
}
