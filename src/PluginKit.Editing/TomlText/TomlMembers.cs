using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PluginKit.Editing.TomlText;

/// <summary>
/// The members of a table in document order. Most tables are small: those are searched one by one and cost no hash table.
/// </summary>
internal sealed class TomlMembers : IReadOnlyDictionary<string, TomlValue>
{
    private const int MaxSearched = 8;

    private readonly List<KeyValuePair<string, TomlValue>> _members = [];
    private Dictionary<string, TomlValue>? _index;

    public int Count => _members.Count;

    public IEnumerable<string> Keys => _members.Select(static member => member.Key);

    public IEnumerable<TomlValue> Values => _members.Select(static member => member.Value);

    public TomlValue this[string key] => TryGetValue(key, out TomlValue? value)
        ? value
        : throw new KeyNotFoundException($"The TOML table has no member '{key}'.");

    public void Add(string key, TomlValue value)
    {
        _members.Add(new KeyValuePair<string, TomlValue>(key, value));
        if (_index is not null)
        {
            _index.Add(key, value);
        }
        else if (_members.Count > MaxSearched)
        {
            _index = new Dictionary<string, TomlValue>(_members, StringComparer.Ordinal);
        }
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TomlValue value)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(key, out value);
        }

        foreach (KeyValuePair<string, TomlValue> member in _members)
        {
            if (string.Equals(member.Key, key, StringComparison.Ordinal))
            {
                value = member.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, TomlValue>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
