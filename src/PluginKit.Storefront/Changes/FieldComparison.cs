using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Changes;

/// <summary>Which members of the contract differ between two records, by what would be written. New members take part by themselves.</summary>
internal sealed class FieldComparison<TRecord>
{
    private readonly (string Name, Func<object, object?> Get, JsonTypeInfo Type)[] _members;
    private readonly Func<TRecord, IDictionary<string, JsonElement>?> _additional;

    public FieldComparison(Func<TRecord, IDictionary<string, JsonElement>?> additional, params string[] without)
    {
        _additional = additional;
        _members =
        [
            .. DocumentJson.Options.GetTypeInfo(typeof(TRecord)).Properties
                .Where(property => !property.IsExtensionData && property.Get is not null && !without.Contains(property.Name, StringComparer.Ordinal))
                .Select(static property => (property.Name, property.Get!, DocumentJson.Options.GetTypeInfo(property.PropertyType))),
        ];
    }

    public IReadOnlyList<string> Differences(TRecord first, TRecord second)
    {
        List<string>? names = null;
        foreach (var (name, get, type) in _members)
        {
            if (!AreSame(get(first!), get(second!), type))
            {
                (names ??= []).Add(name);
            }
        }

        if (_additional(first) is not null || _additional(second) is not null)
        {
            CompareAdditional(_additional(first), _additional(second), names ??= []);
        }

        return names ?? [];
    }

    // Most members of most entries are the very same object or equal item by item: only what is left is written out to be compared.
    private static bool AreSame(object? first, object? second, JsonTypeInfo type)
    {
        if (Equals(first, second) || (first is IList one && second is IList other && HaveSameItems(one, other)))
        {
            return true;
        }

        return first is not null && second is not null && type.Kind != JsonTypeInfoKind.None
            && JsonSerializer.SerializeToUtf8Bytes(first, type).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(second, type));
    }

    private static bool HaveSameItems(IList first, IList second)
    {
        var same = first.Count == second.Count;
        for (var index = 0; same && index < first.Count; index++)
        {
            same = Equals(first[index], second[index]);
        }

        return same;
    }

    private static void CompareAdditional(IDictionary<string, JsonElement>? first, IDictionary<string, JsonElement>? second, List<string> names)
    {
        var all = (first?.Keys ?? []).Concat(second?.Keys ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        names.AddRange(all.Where(name => !string.Equals(Raw(first, name), Raw(second, name), StringComparison.Ordinal)));
    }

    private static string? Raw(IDictionary<string, JsonElement>? members, string name) =>
        members is not null && members.TryGetValue(name, out var value) ? value.GetRawText() : null;
}
