using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

/// <summary>Reads a TOML text in one pass: typed values, and the lines they come from.</summary>
internal ref partial struct TomlParser
{
    private readonly List<string> _names = [];
    private readonly List<TomlStatement> _statements = [];
    private readonly TomlValue _root = TomlValue.Table(TomlForm.Root);
    private TomlCursor _cursor;

    private readonly TomlSource? _source;

    private TomlParser(ReadOnlySpan<byte> text, TomlReading reading, TomlSource? source)
    {
        _cursor = new TomlCursor(text) { IsNewer = reading != TomlReading.Specified };
        _source = source;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="reading">Which texts are valid, and when strings are decoded.</param>
    /// <param name="syntax">What was read.</param>
    /// <returns>The first error, or null.</returns>
    public static Fault? Parse(ReadOnlyMemory<byte> text, TomlReading reading, out TomlSyntax syntax)
    {
        var parser = new TomlParser(text.Span, reading, reading == TomlReading.ForEditing ? new TomlSource(text) : null);
        syntax = new TomlSyntax(text, parser._root, parser._statements);
        if (Utf8Text.Validate(text.Span) is { } encoding)
        {
            return encoding;
        }

        parser.Document();
        return parser._cursor.Fault;
    }

    private void Document()
    {
        TomlValue table = _root;
        while (!_cursor.IsEnd)
        {
            int lineStart = _cursor.At;
            _cursor.SkipBlanks();
            int start = _cursor.At;
            bool isHeader = _cursor.Current == '[';
            bool isBlank = _cursor.Current == '#' || _cursor.IsLineEnd() || _cursor.IsEnd;
            if ((!isBlank && !(isHeader ? Header(ref table) : KeyValue(table))) || !_cursor.EndOfLine())
            {
                return;
            }

            if (!isBlank)
            {
                _statements.Add(new TomlStatement(isHeader, lineStart, start, _cursor.At));
            }
        }
    }

    private bool Header(ref TomlValue table)
    {
        int start = _cursor.At;
        bool isArray = _cursor.Take("[["u8);
        _cursor.At += isArray ? 0 : 1;
        if (!TomlKeys.TryRead(ref _cursor, _names))
        {
            return false;
        }

        if (isArray ? !_cursor.Take("]]"u8) : !_cursor.Take((byte)']'))
        {
            return _cursor.Fail(isArray ? "Two closing brackets are expected here." : "A closing bracket is expected here.");
        }

        if (_names.Count > Utf8Text.MaxDepth)
        {
            return TooDeep(start);
        }

        if (TomlTables.Open(_root, _names, isArray, _statements.Count, out Fault? fault) is not { } opened)
        {
            return _cursor.FailAt(start, fault!.Message, fault.Kind);
        }

        table = opened;
        return true;
    }

    private bool KeyValue(TomlValue table)
    {
        if (!Assignment(table, _names, 0, out TomlValue? value))
        {
            return false;
        }

        value!.Statement = _statements.Count;
        return true;
    }

    /// <summary>Reads key, equals sign and value into a table.</summary>
    private bool Assignment(TomlValue table, List<string> names, int depth, out TomlValue? value)
    {
        value = null;
        int start = _cursor.At;
        if (!TomlKeys.TryRead(ref _cursor, names))
        {
            return false;
        }

        if (!_cursor.Take((byte)'='))
        {
            return _cursor.Fail("An equals sign is expected after the key.");
        }

        if (names.Count + depth > Utf8Text.MaxDepth)
        {
            return TooDeep(start);
        }

        if (TomlTables.Descend(table, names, out Fault? fault) is not { } parent)
        {
            return _cursor.FailAt(start, fault!.Message, fault.Kind);
        }

        string name = names[^1];
        _cursor.SkipBlanks();
        if (!Value(depth + names.Count - 1, out value))
        {
            return false;
        }

        value!.Entry = new TextSpan(start, value.Span.End);
        parent.MemberMap.Add(name, value);
        return true;
    }

    private bool TooDeep(int offset) =>
        _cursor.FailAt(offset, $"Values are nested more than {Utf8Text.MaxDepth} levels deep.", TextErrorKind.TooDeep);
}
