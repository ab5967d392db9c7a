using System.Buffers;

namespace PluginKit.Editing.JsonText;

internal ref partial struct JsonScanner
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(static control => (byte)control)]);

    private static JsonKind KindOf(byte first) => first switch
    {
        (byte)'{' => JsonKind.Object,
        (byte)'[' => JsonKind.Array,
        (byte)'"' => JsonKind.String,
        (byte)'t' => JsonKind.True,
        (byte)'f' => JsonKind.False,
        (byte)'n' => JsonKind.Null,
        _ => JsonKind.Number,
    };

    private bool SkipTrivia()
    {
        while (_at < _text.Length)
        {
            byte b = _text[_at];
            if (b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                _at++;
            }
            else if (b != '/')
            {
                return true;
            }
            else if (!Comment())
            {
                return false;
            }
        }

        return true;
    }

    private bool Comment()
    {
        if (!_relaxed)
        {
            return Fail("JSON allows no comments.");
        }

        byte second = _at + 1 < _text.Length ? _text[_at + 1] : (byte)0;
        if (second == '/')
        {
            int length = _text[_at..].IndexOfAny((byte)'\n', (byte)'\r');
            _at = length < 0 ? _text.Length : _at + length;
            return true;
        }

        int end = second == '*' ? _text[(_at + 2)..].IndexOf("*/"u8) : -1;
        if (end < 0)
        {
            return Fail(second == '*' ? "The comment is not closed." : "A comment starts with // or /*.");
        }

        _at += end + 4;
        return true;
    }

    private bool String()
    {
        int start = _at++;
        while (true)
        {
            int stop = _text[_at..].IndexOfAny(StringStops);
            if (stop < 0)
            {
                _at = start;
                return Fail("The string is not closed.");
            }

            _at += stop;
            if (_text[_at] == '"')
            {
                _at++;
                return true;
            }

            if (_text[_at] != '\\')
            {
                return Fail("A string holds no raw line breaks or other control characters.");
            }

            if (!Escape())
            {
                return false;
            }
        }
    }

    private bool Escape()
    {
        byte escaped = _at + 1 < _text.Length ? _text[_at + 1] : (byte)0;
        if (escaped == 'u')
        {
            for (int i = 2; i < 6; i++)
            {
                if (_at + i >= _text.Length || !char.IsAsciiHexDigit((char)_text[_at + i]))
                {
                    return Fail("Four hexadecimal digits are expected after \\u.");
                }
            }

            _at += 6;
            return true;
        }

        if (!"\"\\/bfnrt"u8.Contains(escaped))
        {
            return Fail("The string holds an escape that JSON does not know.");
        }

        _at += 2;
        return true;
    }

    private bool Literal(ReadOnlySpan<byte> literal)
    {
        if (!_text[_at..].StartsWith(literal))
        {
            return Fail("A value is expected here.");
        }

        _at += literal.Length;
        return true;
    }

    private bool Number()
    {
        int start = _at;
        bool negative = Closes((byte)'-');
        _at += negative ? 1 : 0;
        int digits = _at;
        if (!Digits())
        {
            return NotANumber(start, negative);
        }

        if (_text[digits] == '0' && _at - digits > 1)
        {
            _at = start;
            return Fail("A number does not start with a zero and more digits.");
        }

        if (Closes((byte)'.'))
        {
            _at++;
            if (!Digits())
            {
                return NotANumber(start, true);
            }
        }

        if (!Closes((byte)'e') && !Closes((byte)'E'))
        {
            return true;
        }

        _at++;
        _at += Closes((byte)'+') || Closes((byte)'-') ? 1 : 0;
        return Digits() || NotANumber(start, true);
    }

    private bool NotANumber(int start, bool looksLikeOne)
    {
        _at = start;
        return Fail(looksLikeOne ? "The number is not complete." : "A value is expected here.");
    }

    private bool Digits()
    {
        int start = _at;
        while (_at < _text.Length && char.IsAsciiDigit((char)_text[_at]))
        {
            _at++;
        }

        return _at > start;
    }
}
