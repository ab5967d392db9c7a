using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Tests.Corpus;

namespace PluginKit.Contracts.Tests.Documents;

/// <summary>What holds of every type of the contract, also of those that are added later.</summary>
public sealed class ContractTypeTests
{
    public static TheoryData<string> Types => [.. ContractTypes.All.Select(static info => info.Type.Name)];

    public static TheoryData<string, string> Collections => Members(static kind => kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary);

    [Fact]
    public void All_types_of_the_contract_are_found() => ContractTypes.All.Count.ShouldBeGreaterThan(35);

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_member_survives_a_round_trip(string type)
    {
        var info = ContractTypes.Of(type);
        var sample = SampleJson.Full(info);

        AssertSame(sample, RoundTrip(sample, info));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_required_members_are_enough_and_absent_ones_have_their_default(string type)
    {
        var info = ContractTypes.Of(type);
        var value = JsonSerializer.Deserialize(SampleJson.Minimal(info), info).ShouldNotBeNull();
        var made = Activator.CreateInstance(info.Type)!;

        foreach (var property in info.Properties.Where(static property => !property.IsRequired && !property.IsExtensionData && property.Get is not null))
        {
            // Only the reader of documents knows that an answer without `ok` is one.
            if (property.Name != "ok")
            {
                JsonOf(property, value).ShouldBe(JsonOf(property, made), $"{type}.{property.Name}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_member_that_a_newer_writer_added_survives_or_is_refused(string type)
    {
        var info = ContractTypes.Of(type);
        var sample = SampleJson.Full(info);
        sample["added_later"] = new JsonObject { ["list"] = new JsonArray(1, null), ["text"] = "new" };

        if (info.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow)
        {
            // Steps: carrying out half of what a newer version meant is worse than refusing.
            Should.Throw<JsonException>(() => RoundTrip(sample, info));
            return;
        }

        AssertSame(sample, RoundTrip(sample, info));
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public void Null_is_no_array_and_no_map(string type, string member)
    {
        var info = ContractTypes.Of(type);
        var sample = SampleJson.Full(info);
        sample[member] = null;

        Should.Throw<JsonException>(() => RoundTrip(sample, info));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Member_names_are_snake_case(string type)
    {
        foreach (var property in ContractTypes.Of(type).Properties.Where(static property => !property.IsExtensionData && property.Get is not null))
        {
            property.Name.ShouldMatch("^[a-z]+(_[a-z]+)*$");
        }
    }

    private static TheoryData<string, string> Members(Func<JsonTypeInfoKind, bool> kind)
    {
        var data = new TheoryData<string, string>();
        foreach (var info in ContractTypes.All)
        {
            foreach (var property in info.Properties.Where(property => !property.IsExtensionData && property.Set is not null
                && !property.IsSetNullable && kind(info.Options.GetTypeInfo(property.PropertyType).Kind)))
            {
                data.Add(info.Type.Name, property.Name);
            }
        }

        return data;
    }

    private static JsonObject RoundTrip(JsonObject sample, JsonTypeInfo info)
    {
        var value = JsonSerializer.Deserialize(sample.ToJsonString(), info);
        return JsonNode.Parse(JsonSerializer.Serialize(value, info))!.AsObject();
    }

    private static string JsonOf(JsonPropertyInfo property, object owner) =>
        JsonSerializer.Serialize(property.Get!(owner), DocumentJson.Options.GetTypeInfo(property.PropertyType));

    private static void AssertSame(JsonObject expected, JsonObject actual)
    {
        CountWarnings(expected, actual);
        foreach (var (name, value) in expected)
        {
            JsonNode.DeepEquals(actual[name], value).ShouldBeTrue($"{name}: {actual[name]?.ToJsonString()} instead of {value?.ToJsonString()}");
        }

        actual.Count.ShouldBe(expected.Count);
    }

    // A document counts its own warnings, and so does a document in it.
    private static void CountWarnings(JsonNode? expected, JsonNode? actual)
    {
        if (expected is JsonArray parts && actual is JsonArray writtenParts)
        {
            for (var index = 0; index < Math.Min(parts.Count, writtenParts.Count); index++)
            {
                CountWarnings(parts[index], writtenParts[index]);
            }
        }
        else if (expected is JsonObject sample && actual is JsonObject written)
        {
            foreach (var (name, value) in sample.ToArray())
            {
                CountWarnings(value, written[name]);
            }

            foreach (var counted in CorpusValues.Counted.Where(written.ContainsKey))
            {
                sample[counted] = 1;
            }
        }
    }
}
