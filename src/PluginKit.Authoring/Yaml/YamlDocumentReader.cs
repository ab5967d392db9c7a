using PluginKit.Authoring.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PluginKit.Authoring.Yaml;

/// <summary>
/// Reads the first document of a YAML file from parser events. Nothing is bound by reflection, and what could make a small file large or
/// ambiguous (anchors, aliases, tags, merge keys, duplicate keys) is refused at the event, before anything is built from it.
/// </summary>
internal sealed class YamlDocumentReader
{
    private readonly Parser _parser;
    private readonly DocumentLimits _limits;
    private int _nodes;

    private YamlDocumentReader(string text, DocumentLimits limits)
    {
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        _limits = limits;
    }

    /// <summary>Reads the first document.</summary>
    /// <returns>Its root and whether further documents follow, which are not read; the root of an empty file is <see langword="null"/>.</returns>
    /// <exception cref="YamlRefusedException">It is not YAML, or not a YAML this reader accepts.</exception>
    public static (YamlValue? Root, bool HasMore) Read(ReadOnlySpan<byte> bytes, DocumentLimits limits)
    {
        var reader = new YamlDocumentReader(YamlText.Decode(bytes, limits.MaxBytes), limits);
        try
        {
            return reader.ReadFirst();
        }
        catch (YamlException e)
        {
            throw new YamlRefusedException($"this is not valid YAML ({Shorten(e.Message)})", e.Start.Line, e.Start.Column);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The scanner lets some of these through for escapes outside of Unicode.
            throw new YamlRefusedException("this is not valid YAML", reader._parser.Current?.End.Line ?? 1, reader._parser.Current?.End.Column ?? 1);
        }
    }

    private (YamlValue? Root, bool HasMore) ReadFirst()
    {
        Advance();
        if (Advance() is not DocumentStart)
        {
            return (null, false);
        }

        Advance();
        var root = ReadValue(1);
        Advance();
        return (root, HasAnotherDocument());
    }

    private bool HasAnotherDocument()
    {
        try
        {
            return _parser.MoveNext() && _parser.Current is DocumentStart;
        }
        catch (YamlException)
        {
            // What follows the first document is not read, so it cannot be wrong either.
            return true;
        }
    }

    private ParsingEvent Advance()
    {
        if (!_parser.MoveNext() || _parser.Current is null)
        {
            throw new YamlRefusedException("the document ends too early", 1, 1);
        }

        return _parser.Current;
    }

    private YamlValue ReadValue(int depth)
    {
        var current = _parser.Current!;
        if (depth > _limits.MaxDepth)
        {
            throw Refused(current, $"more than {_limits.MaxDepth} levels of nesting");
        }

        if (++_nodes > _limits.MaxNodes)
        {
            throw Refused(current, $"more than {_limits.MaxNodes} values");
        }

        RefuseProperties(current);
        return current switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart start => ReadSequence(start, depth),
            MappingStart start => ReadMapping(start, depth),
            _ => throw Refused(current, "this is not valid YAML"),
        };
    }

    private static void RefuseProperties(ParsingEvent current)
    {
        if (current is AnchorAlias)
        {
            throw Refused(current, "aliases are not allowed");
        }

        if (current is NodeEvent node)
        {
            if (!node.Anchor.IsEmpty)
            {
                throw Refused(current, "anchors are not allowed");
            }

            if (!node.Tag.IsEmpty)
            {
                throw Refused(current, "tags are not allowed");
            }
        }
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        if (scalar.Value.Length > _limits.MaxScalarLength)
        {
            throw Refused(scalar, $"a text longer than {_limits.MaxScalarLength} characters");
        }

        // Escapes can bring in what the check of the raw text refused, for example a terminal's escape sequences.
        if (scalar.Value.Any(YamlText.IsForbidden))
        {
            throw Refused(scalar, "a text contains an escaped control character");
        }

        var kind = scalar.Style == ScalarStyle.Plain ? ScalarKinds.OfPlain(scalar.Value) : ScalarKind.Text;
        return new(scalar.Value, kind, Line(scalar), Column(scalar));
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        var items = new List<YamlValue>();
        while (Advance() is not SequenceEnd)
        {
            items.Add(ReadValue(depth + 1));
        }

        return new(items, Line(start), Column(start));
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (Advance() is not MappingEnd)
        {
            var key = ReadKey(depth);
            if (!seen.Add(key.Text))
            {
                throw new YamlRefusedException($"the key '{FieldPath.Shorten(key.Text)}' occurs twice", key.Line, key.Column);
            }

            Advance();
            entries.Add(new(key.Text, ReadValue(depth + 1), key.Line, key.Column));
        }

        return new(entries, Line(start), Column(start));
    }

    private YamlScalar ReadKey(int depth)
    {
        var at = _parser.Current!;
        if (at is not Scalar and not AnchorAlias || ReadValue(depth + 1) is not YamlScalar { Kind: ScalarKind.Text } key)
        {
            throw Refused(at, "a key has to be a text");
        }

        return key.Text == "<<" ? throw Refused(at, "merge keys are not allowed") : key;
    }

    private static YamlRefusedException Refused(ParsingEvent at, string message) => new(message, at.Start.Line, at.Start.Column);

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private static int Column(ParsingEvent at) => (int)at.Start.Column;

    private static string Shorten(string message) => message.Length <= 160 ? message.TrimEnd('.') : message[..160];
}
