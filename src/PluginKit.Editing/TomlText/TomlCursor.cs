using PluginKit.Editing.Layout;

namespace PluginKit.Editing.TomlText;

/// <summary>A position in a TOML text, with the first error met; moves over blanks, comments and line ends.</summary>
internal ref struct TomlCursor(ReadOnlySpan<byte> text)
{
    private const int SeenNames = 64;

    public readonly ReadOnlySpan<byte> Text = text;
    public int At = Utf8Text.MarkLength(text);
    public Fault? Fault = null;

    /// <summary>Whether what TOML 1.1.0 added is allowed.</summary>
    public bool IsNewer = false;

    private readonly string?[] _seen = new string?[SeenNames];

    public readonly bool IsEnd => At >= Text.Length;

    public readonly byte Current => At < Text.Length ? Text[At] : (byte)0;

    public bool Fail(string message, TextErrorKind kind = TextErrorKind.Syntax) => FailAt(At, message, kind);

    public bool FailAt(int offset, string message, TextErrorKind kind = TextErrorKind.Syntax)
    {
        Fault ??= new Fault(kind, message, offset);
        return false;
    }

    public bool Take(byte b)
    {
        bool found = At < Text.Length && Text[At] == b;
        At += found ? 1 : 0;
        return found;
    }

    public bool Take(ReadOnlySpan<byte> token)
    {
        bool found = Text[At..].StartsWith(token);
        At += found ? token.Length : 0;
        return found;
    }

    public void SkipBlanks()
    {
        while (At < Text.Length && Text[At] is (byte)' ' or (byte)'\t')
        {
            At++;
        }
    }

    /// <summary>Skips a comment, if one starts here.</summary>
    public bool SkipComment()
    {
        if (Current != '#')
        {
            return true;
        }

        int length = Text[At..].IndexOfAny(TomlBytes.Controls);
        At = length < 0 ? Text.Length : At + length;

        return IsEnd || IsLineEnd() || Fail("A comment holds no control characters.");
    }

    public readonly bool IsLineEnd() => Current == '\n' || (Current == '\r' && At + 1 < Text.Length && Text[At + 1] == '\n');

    public bool TakeLineEnd() => Take((byte)'\n') || Take("\r\n"u8);

    /// <summary>What ends a statement: blanks, a comment, and the end of the line or of the text.</summary>
    public bool EndOfLine()
    {
        SkipBlanks();
        return SkipComment() && (IsEnd || TakeLineEnd() || Fail("The end of the line is expected here."));
    }

    /// <summary>Blanks, comments and line ends, as they may stand inside an array.</summary>
    public bool SkipLines()
    {
        do
        {
            SkipBlanks();
            if (!SkipComment())
            {
                return false;
            }
        }
        while (TakeLineEnd());
        return true;
    }

    /// <summary>The string of a bare key; the same few keys come back in table after table.</summary>
    public readonly string Intern(ReadOnlySpan<byte> ascii)
    {
        int slot = ((ascii[0] * 31) + (ascii[^1] * 7) + ascii.Length) % SeenNames;
        string? seen = _seen[slot];
        return seen is not null && System.Text.Ascii.Equals(ascii, seen) ? seen : _seen[slot] = System.Text.Encoding.ASCII.GetString(ascii);
    }
}
