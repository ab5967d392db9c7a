using System.Buffers;
using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

internal ref partial struct TomlParser
{
    private static readonly SearchValues<byte> TokenEnds = SearchValues.Create(" \t\r\n,]}#"u8);

    private bool Value(int depth, out TomlValue? value)
    {
        int start = _cursor.At;
        bool ok = _cursor.Current switch
        {
            (byte)'"' or (byte)'\'' => StringValue(out value),
            (byte)'[' => ArrayValue(depth + 1, out value),
            (byte)'{' => InlineTable(depth + 1, out value),
            _ => Token(out value),
        };
        value?.Span = new TextSpan(start, _cursor.At);
        return ok;
    }

    private bool StringValue(out TomlValue? value)
    {
        bool ok = TomlStrings.TryRead(ref _cursor, true, _source is null, out string text);
        value = !ok ? null : _source is null ? TomlValue.String(text) : TomlValue.String(_source);
        return ok;
    }

    private bool Token(out TomlValue? value)
    {
        ReadOnlySpan<byte> rest = _cursor.Text[_cursor.At..];
        int length = LengthOf(rest);
        ReadOnlySpan<byte> token = rest[..length];
        string message = "This is not a date or time as TOML 1.0 wants it, or it lies outside the calendar.";
        if (TomlMoments.LooksLikeDate(token) && length == 10 && length < rest.Length - 1 && rest[10] == ' ' && char.IsAsciiDigit((char)rest[11]))
        {
            // A blank may stand between date and time.
            length = 11 + LengthOf(rest[11..]);
            token = rest[..length];
        }

        value = token switch
        {
            [(byte)'t', (byte)'r', (byte)'u', (byte)'e'] => TomlValue.Boolean(true),
            [(byte)'f', (byte)'a', (byte)'l', (byte)'s', (byte)'e'] => TomlValue.Boolean(false),
            _ when TomlMoments.LooksLikeDate(token) || TomlMoments.LooksLikeTime(token) => TomlMoments.Read(token, _cursor.IsNewer),
            _ => TomlNumbers.Read(token, out message),
        };
        if (value is null)
        {
            return _cursor.Fail(message);
        }

        _cursor.At += length;
        return true;
    }

    private static int LengthOf(ReadOnlySpan<byte> text)
    {
        int length = text.IndexOfAny(TokenEnds);
        return length < 0 ? text.Length : length;
    }

    private bool ArrayValue(int depth, out TomlValue? value)
    {
        value = TomlValue.Array(TomlForm.Value);
        if (depth > Utf8Text.MaxDepth)
        {
            return TooDeep(_cursor.At);
        }

        int start = _cursor.At++;
        while (true)
        {
            if (!_cursor.SkipLines())
            {
                return false;
            }

            if (_cursor.Take((byte)']'))
            {
                return true;
            }

            if (_cursor.IsEnd)
            {
                return _cursor.FailAt(start, "The array is not closed.");
            }

            if (!Value(depth, out TomlValue? item))
            {
                return false;
            }

            value.ItemList.Add(item!);
            if (!_cursor.SkipLines())
            {
                return false;
            }

            if (!_cursor.Take((byte)',') && _cursor.Current != ']')
            {
                return _cursor.Fail("A comma or ']' is expected here.");
            }
        }
    }

    private bool InlineTable(int depth, out TomlValue? value)
    {
        value = TomlValue.Table(TomlForm.Value);
        if (depth > Utf8Text.MaxDepth)
        {
            return TooDeep(_cursor.At);
        }

        _cursor.At++;
        value.Entries = [];
        var names = new List<string>();
        while (true)
        {
            if (!SkipInside())
            {
                return false;
            }

            if ((value.Entries.Count == 0 || _cursor.IsNewer) && _cursor.Take((byte)'}'))
            {
                return true;
            }

            if (!Assignment(value, names, depth, out TomlValue? member))
            {
                return false;
            }

            value.Entries.Add(member!.Entry);
            if (!SkipInside())
            {
                return false;
            }

            if (_cursor.Take((byte)'}'))
            {
                return true;
            }

            if (!_cursor.Take((byte)','))
            {
                return _cursor.Fail("A comma or '}' is expected here.");
            }
        }
    }
    /// <summary>What may stand between the entries of an inline table.</summary>
    private bool SkipInside()
    {
        if (_cursor.IsNewer)
        {
            return _cursor.SkipLines();
        }

        _cursor.SkipBlanks();
        return true;
    }
}
