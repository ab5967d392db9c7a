using PluginKit.Editing.Layout;

namespace PluginKit.Editing.JsonText;

/// <summary>
/// Checks a whole JSON or JSONC text in one pass over its bytes and notes where each value lies. Allocates nothing per value.
/// </summary>
internal ref partial struct JsonScanner
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly bool _relaxed;
    private readonly List<JsonEntry> _entries;
    private int _at;
    private Fault? _fault;

    private JsonScanner(ReadOnlySpan<byte> text, bool relaxed, List<JsonEntry> entries)
    {
        _text = text;
        _relaxed = relaxed;
        _entries = entries;
        _at = Utf8Text.MarkLength(text);
    }

    /// <summary>Scans a text.</summary>
    /// <param name="text">The bytes, with or without a byte order mark.</param>
    /// <param name="relaxed">Whether comments and trailing commas are allowed (JSONC).</param>
    /// <param name="index">The values found.</param>
    /// <returns>The first error, or null.</returns>
    public static Fault? Scan(ReadOnlyMemory<byte> text, bool relaxed, out JsonIndex index)
    {
        var entries = new List<JsonEntry>(Math.Max(16, text.Length / 64));
        index = new JsonIndex(text, entries);
        if (Utf8Text.Validate(text.Span) is { } encoding)
        {
            return encoding;
        }

        var scanner = new JsonScanner(text.Span, relaxed, entries);
        scanner.Document();
        return scanner._fault;
    }

    private void Document()
    {
        if (!SkipTrivia())
        {
            return;
        }

        if (_at == _text.Length)
        {
            Fail("The document is empty; JSON needs a value.");
            return;
        }

        if (Value(-1, 0, 0) && SkipTrivia() && _at < _text.Length)
        {
            Fail("There is more text after the end of the document.");
        }
    }

    private bool Value(int nameStart, int nameEnd, int depth)
    {
        if (_at == _text.Length)
        {
            return Fail("The document ends where a value is expected.");
        }

        int entry = _entries.Count;
        int start = _at;
        byte first = _text[_at];
        JsonKind kind = KindOf(first);
        _entries.Add(new JsonEntry { NameStart = nameStart, NameEnd = nameEnd, Start = start, Kind = kind });
        bool ok = kind switch
        {
            JsonKind.Object => Object(depth + 1),
            JsonKind.Array => Array(depth + 1),
            JsonKind.String => String(),
            JsonKind.True => Literal("true"u8),
            JsonKind.False => Literal("false"u8),
            JsonKind.Null => Literal("null"u8),
            _ => Number(),
        };
        _entries[entry] = new JsonEntry
        {
            NameStart = nameStart,
            NameEnd = nameEnd,
            Start = start,
            End = _at,
            Next = _entries.Count,
            Kind = kind,
        };
        return ok;
    }

    private bool Object(int depth)
    {
        if (!Open(depth))
        {
            return false;
        }

        while (!Closes((byte)'}'))
        {
            int name = _at;
            if (_at == _text.Length || _text[_at] != '"')
            {
                return Fail(_at == _text.Length ? "The document ends inside an object." : "A member name in double quotes is expected here.");
            }

            if (!String())
            {
                return false;
            }

            int nameEnd = _at;
            if (!SkipTrivia() || !Colon() || !SkipTrivia() || !Value(name, nameEnd, depth) || !Separator((byte)'}'))
            {
                return false;
            }
        }

        return Close();
    }

    private bool Array(int depth)
    {
        if (!Open(depth))
        {
            return false;
        }

        while (!Closes((byte)']'))
        {
            if (!Value(-1, 0, depth) || !Separator((byte)']'))
            {
                return false;
            }
        }

        return Close();
    }

    private bool Open(int depth)
    {
        if (depth > Utf8Text.MaxDepth)
        {
            _fault = new Fault(TextErrorKind.TooDeep, $"Values are nested more than {Utf8Text.MaxDepth} levels deep.", _at);
            return false;
        }

        _at++;
        return SkipTrivia();
    }

    private readonly bool Closes(byte bracket) => _at < _text.Length && _text[_at] == bracket;

    private bool Close()
    {
        _at++;
        return true;
    }

    private bool Colon()
    {
        if (!Closes((byte)':'))
        {
            return Fail("A colon is expected after the member name.");
        }

        _at++;
        return true;
    }

    private bool Separator(byte bracket)
    {
        if (!SkipTrivia())
        {
            return false;
        }

        if (Closes(bracket))
        {
            return true;
        }

        int comma = _at;
        if (!Closes((byte)','))
        {
            return Fail(_at == _text.Length ? $"The document ends before '{(char)bracket}'." : $"A comma or '{(char)bracket}' is expected here.");
        }

        _at++;
        if (!SkipTrivia())
        {
            return false;
        }

        if (Closes(bracket) && !_relaxed)
        {
            _at = comma;
            return Fail("JSON allows no comma after the last value.");
        }

        return true;
    }

    private bool Fail(string message)
    {
        _fault ??= new Fault(TextErrorKind.Syntax, message, _at);
        return false;
    }
}
