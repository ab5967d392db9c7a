using System.Buffers;
using System.Globalization;
using System.Text;

namespace PluginKit.Contracts.Display;

/// <summary>The way through one text that <see cref="HiddenCharacters"/> makes.</summary>
internal ref struct HiddenTextScan
{
    private const int LongestDecoded = 200;
    private const int BlackFlag = 0x1F3F4;
    private const int LastTag = 0xE007F;

    private static readonly SearchValues<byte> Ordinary = SearchValues.Create([(byte)'\t', (byte)'\n', (byte)'\r', .. Enumerable.Range(' ', '~' - ' ' + 1).Select(static value => (byte)value)]);
    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly string[] Flags = ["gbeng", "gbsct", "gbwls"];

    private readonly ReadOnlySpan<byte> _text;
    private int _at;
    private Rune _previous;
    private bool _isInRightToLeft;

    private HiddenTextScan(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>Everything hidden in a text, in its order.</summary>
    /// <param name="utf8">The text; bytes that are no UTF-8 are passed over.</param>
    /// <param name="most">After how many to stop.</param>
    public static IReadOnlyList<HiddenCharacter> Of(ReadOnlySpan<byte> utf8, int most)
    {
        var scan = new HiddenTextScan(utf8);
        List<HiddenCharacter>? found = null;
        while ((found?.Count ?? 0) < most && scan.Next() is { } hidden)
        {
            (found ??= []).Add(hidden);
        }

        return found ?? [];
    }

    private HiddenCharacter? Next()
    {
        while (true)
        {
            var ordinary = _text[_at..].IndexOfAnyExcept(Ordinary);
            if (ordinary < 0)
            {
                _at = _text.Length;
                return null;
            }

            Pass(_text.Slice(_at, ordinary));
            var start = _at;
            var rune = Take();
            var hidden = Look(rune, start);
            _previous = hidden is null ? rune : default;
            _isInRightToLeft = IsRightToLeft(rune) || (_isInRightToLeft && !Rune.IsLetter(rune));
            if (hidden is not null)
            {
                return hidden;
            }
        }
    }

    private void Pass(ReadOnlySpan<byte> ordinary)
    {
        if (!ordinary.IsEmpty)
        {
            _previous = new((char)ordinary[^1]);
            _isInRightToLeft = _isInRightToLeft && !ordinary.ContainsAny(Letters);
            _at += ordinary.Length;
        }
    }

    private Rune Take()
    {
        Rune.DecodeFromUtf8(_text[_at..], out var rune, out var consumed);
        _at += consumed;
        return rune;
    }

    private Rune Ahead()
    {
        Rune.DecodeFromUtf8(_text[_at..], out var rune, out _);
        return rune;
    }

    private HiddenCharacter? Look(Rune rune, int start) => rune.Value switch
    {
        >= 0xE0000 and <= LastTag => Tags(rune, start),
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => Variations(rune, start),
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => new(start, rune, HiddenKind.Direction),
        0x200E or 0x200F or 0x061C => _isInRightToLeft || IsRightToLeft(Ahead()) ? null : new(start, rune, HiddenKind.Direction),
        0x200C or 0x200D => _previous.IsAscii || _previous.Value is 0x200C or 0x200D ? new(start, rune, HiddenKind.ZeroWidth) : null,
        0x200B => IsWrittenWithoutSpaces(_previous) ? null : new(start, rune, HiddenKind.ZeroWidth),
        0xFEFF => start == 0 ? null : new(start, rune, HiddenKind.ZeroWidth),
        (>= 0x2060 and <= 0x2064) or 0x180E or 0x115F or 0x1160 or 0x3164 or 0xFFA0 => new(start, rune, HiddenKind.ZeroWidth),
        '\f' => new(start, rune, HiddenKind.Other),
        0xFFFD => null,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => new(start, rune, HiddenKind.Control),
            UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
                new(start, rune, HiddenKind.Other),
            _ => null,
        },
    };

    private HiddenCharacter? Tags(Rune first, int start)
    {
        var decoded = new StringBuilder();
        var rune = first;
        while (true)
        {
            if (rune.Value is >= 0xE0020 and < LastTag && decoded.Length < LongestDecoded)
            {
                decoded.Append((char)(rune.Value - 0xE0000));
            }

            if (_at == _text.Length || Ahead().Value is < 0xE0000 or > LastTag)
            {
                break;
            }

            rune = Take();
        }

        return _previous.Value == BlackFlag && rune.Value == LastTag && Flags.Contains(decoded.ToString(), StringComparer.Ordinal)
            ? null
            : new(start, first, HiddenKind.Tag, decoded.ToString());
    }

    private HiddenCharacter? Variations(Rune first, int start)
    {
        var isAlone = true;
        while (_at < _text.Length && IsSelector(Ahead()))
        {
            isAlone = false;
            Take();
        }

        return isAlone && HasSign(first, _previous) ? null : new(start, first, HiddenKind.Variation);
    }

    /// <summary>Whether a character chooses how the one before it looks.</summary>
    internal static bool IsSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Whether there is anything before a selector that it could be about.</summary>
    internal static bool HasSign(Rune selector, Rune previous) =>
        selector.Value > 0xFE0F ? IsIdeograph(previous) : previous != default && !Rune.IsWhiteSpace(previous) && !IsSelector(previous);

    /// <summary>Letters by their category, and yet never drawn.</summary>
    internal static bool IsFiller(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0;

    private static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF and not 0x061C) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    /// <summary>Thai, Lao, Tibetan, Burmese and Khmer say with it where a line may end.</summary>
    private static bool IsWrittenWithoutSpaces(Rune rune) => rune.Value is (>= 0x0E00 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);
}
