using System.Text.Json.Serialization;

namespace PluginKit.Repository.Tests.PublicApi;

/// <summary>What the text of a public surface is tried on.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Sample<TItem>(string? Name, int Count = 3) : IDisposable
    where TItem : class, new()
{
    public const string Word = "a \"word\"";

    [JsonPropertyName("items")]
    public required IReadOnlyList<string?> Items { get; init; }

    internal int Hidden { get; init; }

    public static bool operator <(Sample<TItem> left, Sample<TItem> right) => left.Count < right.Count;

    public static bool operator >(Sample<TItem> left, Sample<TItem> right) => left.Count > right.Count;

    public TItem? Find<TKey>(Dictionary<string, TKey?> map, out int index, params string[] names)
        where TKey : class
    {
        index = map.Count + names.Length + Hidden;
        return null;
    }

    public void Dispose()
    {
    }
}
