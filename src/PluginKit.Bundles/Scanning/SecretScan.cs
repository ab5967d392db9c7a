using System.Buffers;
using System.Text;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Scanning;

/// <summary>
/// Looks for secrets in the bytes of a file of any length and kind, piece by piece; a secret may begin in one piece and end in the next. What it tells is the kind
/// and the place, never the secret.
/// </summary>
internal sealed class SecretScan(ContentFindings findings)
{
    private const int Piece = 64 << 10;

    /// <summary>Longest text that a shape looks at.</summary>
    private const int Reach = 1 << 10;

    private static readonly SearchValues<string> Tokens = Markers(isWord: false, StringComparison.Ordinal);
    private static readonly SearchValues<string> Words = Markers(isWord: true, StringComparison.OrdinalIgnoreCase);

    private readonly byte[] _piece = new byte[Piece];
    private readonly HashSet<int> _lines = [];
    private readonly char[] _text = new char[Piece];
    private TextPlace _place = new();
    private string _path = string.Empty;
    private int _length;
    private int _from;

    public void Begin(string path)
    {
        (_path, _place, _length, _from) = (path, new(), 0, 0);
        _lines.Clear();
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var taken = Math.Min(bytes.Length, Piece - _length);
            bytes[..taken].CopyTo(_piece.AsSpan(_length));
            _length += taken;
            bytes = bytes[taken..];
            if (_length == Piece)
            {
                Look(isLast: false);
            }
        }
    }

    public void End()
    {
        if (SecretFiles.KindOf(_path) is { } kind)
        {
            Found(kind, 1, 1);
        }

        Look(isLast: true);
    }

    private void Look(bool isLast)
    {
        Encoding.Latin1.GetChars(_piece.AsSpan(0, _length), _text);
        var text = _text.AsSpan(0, _length);
        var until = isLast ? _length : _length - Reach;
        Look(text, until, Tokens, isWord: false);
        Look(text, until, Words, isWord: true);

        // The last character before the next piece is kept, so that the beginning of a word can be told there.
        var passed = Math.Max(0, until - 1);
        _place.Pass(_piece.AsSpan(0, passed));
        _piece.AsSpan(passed, _length - passed).CopyTo(_piece);
        _length -= passed;
        _from = until - passed;
    }

    private void Look(ReadOnlySpan<char> text, int until, SearchValues<string> markers, bool isWord)
    {
        for (var at = _from; at < until;)
        {
            var found = text[at..].IndexOfAny(markers);
            if (found < 0 || at + found >= until)
            {
                return;
            }

            at += found;
            at += Math.Max(1, SecretAt(text, at, isWord));
        }
    }

    /// <returns>Its length; 0 when there is none.</returns>
    private int SecretAt(ReadOnlySpan<char> text, int at, bool isWord)
    {
        var rest = text.Slice(at, Math.Min(Reach, text.Length - at));
        foreach (var shape in SecretShapes.All)
        {
            if (shape.IsWord != isWord || !rest.StartsWith(shape.Marker, isWord ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
                || (!shape.IsInside && at > 0 && IsOfWord(text[at - 1])))
            {
                continue;
            }

            var length = shape.LengthAt(rest);
            if (length > 0 && !Placeholder.Is(rest[..length], shape.IsGuess) && !IsRepeated(rest[shape.Marker.Length..length], shape))
            {
                var place = _place;
                place.Pass(_piece.AsSpan(0, at));
                if (shape.IsGuess && _lines.Contains(place.Line))
                {
                    // The word beside a token that is told already.
                    return length;
                }

                _lines.Add(place.Line);
                Found(shape.Kind, place.Line, place.Column);
                return length;
            }
        }

        return 0;
    }

    private void Found(string kind, int line, int column)
    {
        var problem = Problem.At(ProblemCodes.BundleSecretFound, $"{Printable.Of(_path)}:{line}:{column} holds a secret, or looks like one: {kind}.", _path, line, column);
        findings.Secret(problem with { Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind } });
    }

    /// <summary>Keys and the like have no characters of their own behind the marker.</summary>
    private static bool IsRepeated(ReadOnlySpan<char> token, SecretShape shape) => token.Length >= 16 && !shape.IsInside && Placeholder.IsRepeated(token);

    private static bool IsOfWord(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private static SearchValues<string> Markers(bool isWord, StringComparison comparison) =>
        SearchValues.Create([.. SecretShapes.All.Where(shape => shape.IsWord == isWord).Select(static shape => shape.Marker).Distinct(StringComparer.Ordinal)], comparison);
}
