using System.Buffers;
using System.Text;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Scanning;

/// <summary>
/// Looks for hidden characters in text of any length, line by line: in what agents read for all of them, elsewhere for those that show code in another order
/// than it runs, and for tags. One finding for each line.
/// </summary>
internal sealed class HiddenTextScan(ContentFindings findings)
{
    private const int Piece = 64 << 10;

    private static readonly string[] ReadByAgents = [".md", ".mdc", ".txt", ".json", ".jsonc", ".yaml", ".yml", ".toml"];
    private static readonly SearchValues<byte> Plain = SearchValues.Create([(byte)'\t', (byte)'\n', (byte)'\r', .. Enumerable.Range(0x20, 0x5F).Select(static value => (byte)value)]);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _piece = new byte[Piece];
    private TextPlace _place = new();
    private string _path = string.Empty;
    private int _length;
    private bool _isReadByAgents;
    private bool _isFirst;
    private bool _isText;

    public void Begin(string path)
    {
        (_path, _place, _length, _isFirst, _isText) = (path, new(), 0, true, true);
        _isReadByAgents = ReadByAgents.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            || !path[(path.LastIndexOf('/') + 1)..].Contains('.', StringComparison.Ordinal);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (_isText && !bytes.IsEmpty)
        {
            var taken = Math.Min(bytes.Length, Piece - _length);
            bytes[..taken].CopyTo(_piece.AsSpan(_length));
            _length += taken;
            bytes = bytes[taken..];
            if (_length == Piece)
            {
                Look(Whole());
            }
        }
    }

    /// <returns>Whether it was text to the end.</returns>
    public bool End()
    {
        Look(_length);
        return _isText;
    }

    /// <summary>How many of the bytes can be looked at on their own: whole lines or, where a line has no end, up to a plain character.</summary>
    private int Whole()
    {
        var lines = _piece.AsSpan(0, _length).LastIndexOf((byte)'\n') + 1;
        var plain = _piece.AsSpan(0, _length).LastIndexOfAnyInRange((byte)0x20, (byte)0x7E);
        return lines > 0 ? lines : plain > 0 ? plain : _length;
    }

    private void Look(int count)
    {
        if (!_isText)
        {
            return;
        }

        var bytes = _piece.AsSpan(0, count);
        if (bytes.ContainsAnyExcept(Plain))
        {
            Decode(_isFirst && bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        }

        _isFirst = false;
        _place.Pass(bytes);
        _piece.AsSpan(count, _length - count).CopyTo(_piece);
        _length -= count;
    }

    private void Decode(ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            _isText = false;
            return;
        }

        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var line = end < 0 ? text.AsSpan(start) : text.AsSpan(start, end - start);
            if (IndexIn(line) is >= 0 and var index)
            {
                Found(text.AsSpan(0, start + index));
            }

            start = end < 0 ? text.Length : end + 1;
        }
    }

    private int IndexIn(ReadOnlySpan<char> line)
    {
        var index = HiddenText.IndexIn(line);
        while (index >= 0 && !_isReadByAgents && !Deceives(line, index))
        {
            Rune.DecodeFromUtf16(line[index..], out _, out var length);
            var next = HiddenText.IndexIn(line[(index + length)..]);
            index = next < 0 ? -1 : index + length + next;
        }

        return index;
    }

    private static bool Deceives(ReadOnlySpan<char> line, int index)
    {
        Rune.DecodeFromUtf16(line[index..], out var rune, out _);
        return rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xE0000 and <= 0xE007F);
    }

    private void Found(ReadOnlySpan<char> before)
    {
        var place = _place;
        place.Pass(Encoding.UTF8.GetBytes(before.ToArray()));
        findings.HiddenText(Problem.At(
            ProblemCodes.BundleHiddenText, $"{Printable.Of(_path)}:{place.Line}:{place.Column} has a character that people do not see and agents read.", _path, place.Line, place.Column));
    }
}
