using System.Text;

namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>
/// The few line-based reads and edits of TOML that the simulated program needs, written apart from the editor that the libraries use, so
/// that both can be held against each other. Inline tables and strings over several lines are not modelled.
/// </summary>
internal sealed class TomlText
{
    private readonly List<TomlBlock> _blocks = [];
    private readonly List<string> _trailing = [];

    private TomlText()
    {
    }

    /// <summary>Where the text breaks the grammar, as line and column from 1; <see langword="null"/> when it does not, as far as is looked.</summary>
    public (int Line, int Column)? Fault { get; private set; }

    public static TomlText Parse(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        var result = new TomlText();
        var block = new TomlBlock([]);
        var pending = new List<string>();
        result._blocks.Add(block);
        var number = 0;
        foreach (var line in text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n'))
        {
            number++;
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                pending.Add(line);
            }
            else if (trimmed[0] == '[')
            {
                result.Fault ??= trimmed.Contains(']', StringComparison.Ordinal) ? null : (number, line.Length + 1);
                block = new(TomlKeys.OfHeader(trimmed)) { Before = pending, Header = line };
                pending = [];
                result._blocks.Add(block);
            }
            else
            {
                result.Fault ??= TomlKeys.FaultOf(line) is { } column ? (number, column) : null;
                block.Body.AddRange(pending);
                block.Body.Add(line);
                pending = [];
            }
        }

        result._trailing.AddRange(pending);
        return result;
    }

    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        foreach (var line in _blocks.SelectMany(static block => block.Before.Concat(block.Header is null ? [] : [block.Header]).Concat(block.Body)).Concat(_trailing))
        {
            text.Append(line).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public bool HasTable(params string[] path) => Members(path).Any() || _blocks.Exists(block => block.Header is not null && block.IsBelow(path));

    /// <summary>The text of a member, without quotes; <see langword="null"/> when there is none.</summary>
    public string? Value(string key, params string[] path) =>
        Members(path).Where(member => member.Key == key).Select(static member => TomlKeys.Unquoted(member.Value)).FirstOrDefault();

    /// <summary>Names of the tables below a table, in their order.</summary>
    public IReadOnlyList<string> TablesBelow(string table) =>
        [.. _blocks.SelectMany(block => NamesIn(block, table)).Distinct(StringComparer.Ordinal)];

    /// <summary>Paths of <c>[marketplaces.allowed_sources.*]</c> with a local source.</summary>
    public IEnumerable<string> AllowedPaths() =>
        from block in _blocks
        where block.Path.Count == 3 && block.IsBelow("marketplaces", "allowed_sources") && Value("source", [.. block.Path]) == "local"
        select Value("path", [.. block.Path])?.TrimEnd('/') ?? string.Empty;

    /// <summary>Sets members of a table. A new table goes behind the last one of its parent, else to the end, before a closing comment.</summary>
    public void Set(string parent, string name, params (string Key, string Value)[] members)
    {
        foreach (var block in _blocks)
        {
            if (block.Header is not null && block.Path.SequenceEqual([parent, name]))
            {
                foreach (var (key, value) in members)
                {
                    SetIn(block, [key], value);
                }

                return;
            }

            if (block.Path.Count == 0 && block.Body.Exists(line => TomlKeys.OfMember(line).Take(2).SequenceEqual([parent, name])))
            {
                foreach (var (key, value) in members)
                {
                    SetIn(block, [parent, name, key], value);
                }

                return;
            }
        }

        Insert(parent, name, members);
    }

    /// <summary>Removes a table with what stands right before its header.</summary>
    public void Remove(string parent, string name)
    {
        _blocks.RemoveAll(block => block.Header is not null && block.IsBelow(parent, name));
        _blocks[0].Body.RemoveAll(line => TomlKeys.OfMember(line).Take(2).SequenceEqual([parent, name]));
        foreach (var block in _blocks.Where(block => block.Header is not null && block.Path.SequenceEqual([parent])))
        {
            block.Body.RemoveAll(line => TomlKeys.OfMember(line).Take(1).SequenceEqual([name]));
        }
    }

    /// <summary>Removes the header of a table that holds nothing.</summary>
    public void RemoveIfEmpty(string table)
    {
        if (_blocks.Count(block => block.IsBelow(table)) == 1)
        {
            _blocks.RemoveAll(block => block.Path.SequenceEqual([table]) && block.Body.Count == 0);
        }
    }

    private void Insert(string parent, string name, (string Key, string Value)[] members)
    {
        var last = _blocks.FindLastIndex(block => block.IsBelow(parent) && block.Header is not null);
        var isDotted = _blocks[0].Body.Exists(line => TomlKeys.OfMember(line).FirstOrDefault() == parent);
        var position = last >= 0 ? last + 1 : isDotted ? 1 : _blocks.Count;
        var isFirst = position == 1 && _blocks[0].Body.Count == 0;
        _blocks.Insert(position, new([parent, name])
        {
            Before = isFirst ? [] : [string.Empty],
            Header = $"[{parent}.{TomlKeys.Quoted(name)}]",
            Body = [.. members.Select(static member => $"{member.Key} = {member.Value}")],
        });
    }

    private static void SetIn(TomlBlock block, string[] path, string value)
    {
        for (var index = 0; index < block.Body.Count; index++)
        {
            var line = block.Body[index];
            if (TomlKeys.OfMember(line).SequenceEqual(path))
            {
                var (start, end) = TomlKeys.ValueSpan(line);
                block.Body[index] = line[..start] + value + line[end..];
                return;
            }
        }

        block.Body.Add($"{string.Join('.', path.Select(TomlKeys.Quoted))} = {value}");
    }

    private IEnumerable<(string Key, string Value)> Members(string[] path)
    {
        foreach (var block in _blocks.Where(block => block.Path.Count <= path.Length && path.Take(block.Path.Count).SequenceEqual(block.Path)))
        {
            foreach (var line in block.Body)
            {
                var keys = block.Path.Concat(TomlKeys.OfMember(line)).ToList();
                if (keys.Count == path.Length + 1 && keys.Take(path.Length).SequenceEqual(path))
                {
                    var (start, end) = TomlKeys.ValueSpan(line);
                    yield return (keys[^1], line[start..end]);
                }
            }
        }
    }

    private static IEnumerable<string> NamesIn(TomlBlock block, string table)
    {
        if (block.Path.Count >= 2 && block.Path[0] == table)
        {
            yield return block.Path[1];
            yield break;
        }

        foreach (var line in block.Body)
        {
            var keys = block.Path.Concat(TomlKeys.OfMember(line)).ToList();
            if (keys.Count >= 2 && keys[0] == table)
            {
                yield return keys[1];
            }
        }
    }
}
