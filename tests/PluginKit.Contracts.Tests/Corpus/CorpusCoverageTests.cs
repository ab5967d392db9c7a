using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Contracts.Documents;
using PluginKit.Tests.Frozen;

namespace PluginKit.Contracts.Tests.Corpus;

/// <summary>The corpus grows with the contract: a member that no frozen document has could be taken away again without anybody noticing.</summary>
public sealed class CorpusCoverageTests
{
    public static TheoryData<string> Formats => CorpusFolder.Formats;

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_member_of_the_contract_is_in_a_frozen_document(string format)
    {
        if (Missing(format, FullOnes(format).Where(CorpusFolder.All.IsListed)).Count > 0)
        {
            CorpusFolder.All.Offer(NextFull(format), () => Encoding.UTF8.GetBytes(CorpusSample.Of(format, CorpusRoles.Full).ToJsonString(DocumentJson.Options) + "\n"));
        }

        Missing(format, FullOnes(format)).ShouldBeEmpty($"{FrozenFolder.Switch}=1 makes a document that has them");
    }

    [Fact]
    public void A_member_that_no_document_has_is_found()
    {
        var document = JsonNode.Parse(CorpusFolder.Full(DocumentFormats.Change))!.AsObject();
        document["changed_paths"]![0]!.AsObject().Remove("kind");
        document.Remove("sequence");

        Found(JsonNode.Parse(CorpusFolder.Full(DocumentFormats.Change)), Info(DocumentFormats.Change)).Except(Found(document, Info(DocumentFormats.Change)), StringComparer.Ordinal)
            .ShouldBe(["NativeChangeDocument.sequence", "NativeChangedPath.kind"], ignoreOrder: true);
    }

    private static List<string> Missing(string format, IEnumerable<string> documents) =>
    [
        .. MembersOf(format).Except(documents.SelectMany(name => Found(JsonNode.Parse(CorpusFolder.All.Bytes(name))!.AsObject(), Info(format))), StringComparer.Ordinal),
    ];

    // The one that still waits for its release, or a further one.
    private static string NextFull(string format) => FullOnes(format).FirstOrDefault(static name => !CorpusFolder.All.IsListed(name))
        ?? CorpusFolder.Name(format, $"{CorpusRoles.Full}-{FullOnes(format).Count() + 1}");

    private static IEnumerable<string> FullOnes(string format) =>
        CorpusFolder.Documents.Where(name => CorpusFolder.FormatOf(name) == format && CorpusFolder.RoleOf(name).StartsWith(CorpusRoles.Full, StringComparison.Ordinal));

    private static JsonTypeInfo Info(string format) => DocumentJson.Options.GetTypeInfo(DocumentFormats.TypeOf(format)!);

    private static IEnumerable<string> Found(JsonNode? node, JsonTypeInfo info) => (node, info.Kind) switch
    {
        (JsonObject members, JsonTypeInfoKind.Object) => Members(info).Where(property => members.ContainsKey(property.Name))
            .SelectMany(property => Found(members[property.Name], info.Options.GetTypeInfo(property.PropertyType)).Append($"{info.Type.Name}.{property.Name}")),
        (JsonArray items, JsonTypeInfoKind.Enumerable) => items.SelectMany(item => Found(item, info.Options.GetTypeInfo(info.ElementType!))),
        (JsonObject values, JsonTypeInfoKind.Dictionary) => values.SelectMany(value => Found(value.Value, info.Options.GetTypeInfo(info.ElementType!))),
        _ => [],
    };

    private static SortedSet<string> MembersOf(string format)
    {
        var members = new SortedSet<string>(StringComparer.Ordinal);
        Collect(Info(format), members, []);
        return members;
    }

    private static void Collect(JsonTypeInfo info, SortedSet<string> members, HashSet<Type> seen)
    {
        if (!seen.Add(info.Type))
        {
            return;
        }

        foreach (var property in Members(info))
        {
            members.Add($"{info.Type.Name}.{property.Name}");
            Collect(info.Options.GetTypeInfo(property.PropertyType), members, seen);
        }

        if (info.ElementType is { } element)
        {
            Collect(info.Options.GetTypeInfo(element), members, seen);
        }
    }

    private static IEnumerable<JsonPropertyInfo> Members(JsonTypeInfo info) =>
        info.Kind == JsonTypeInfoKind.Object ? info.Properties.Where(static property => !property.IsExtensionData && property.Get is not null) : [];
}
