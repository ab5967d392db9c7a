using System.Text.Json.Nodes;
using PluginKit.Editing.TomlText;

namespace PluginKit.Editing;

/// <summary>One typed TOML value. The accessor that fits <see cref="Kind"/> gives it; any other one throws.</summary>
public sealed partial class TomlValue
{
    private readonly object? _content;
    private readonly long _bits;

    private TomlValue(TomlKind kind, object? content, long bits)
    {
        Kind = kind;
        _content = content;
        _bits = bits;
    }

    /// <summary>The type of the value.</summary>
    public TomlKind Kind { get; }

    /// <summary>The text of a string.</summary>
    /// <exception cref="InvalidOperationException">The value is no string.</exception>
    public string AsString => Content(TomlKind.String) is TomlSource source ? source.Decode(Span.Start) : (string)_content!;

    /// <summary>The value of an integer.</summary>
    /// <exception cref="InvalidOperationException">The value is no integer.</exception>
    public long AsInteger => Bits(TomlKind.Integer);

    /// <summary>The value of a float.</summary>
    /// <exception cref="InvalidOperationException">The value is no float.</exception>
    public double AsFloat => BitConverter.Int64BitsToDouble(Bits(TomlKind.Float));

    /// <summary>The value of a boolean.</summary>
    /// <exception cref="InvalidOperationException">The value is no boolean.</exception>
    public bool AsBoolean => Bits(TomlKind.Boolean) != 0;

    /// <summary>The value of an offset date-time; fractions of a second beyond 100 nanoseconds are cut off.</summary>
    /// <exception cref="InvalidOperationException">The value is no offset date-time.</exception>
    public DateTimeOffset AsOffsetDateTime => (DateTimeOffset)Moment(TomlKind.OffsetDateTime);

    /// <summary>The value of a local date-time, of unspecified kind.</summary>
    /// <exception cref="InvalidOperationException">The value is no local date-time.</exception>
    public DateTime AsLocalDateTime => (DateTime)Moment(TomlKind.LocalDateTime);

    /// <summary>The value of a local date.</summary>
    /// <exception cref="InvalidOperationException">The value is no local date.</exception>
    public DateOnly AsLocalDate => (DateOnly)Moment(TomlKind.LocalDate);

    /// <summary>The value of a local time.</summary>
    /// <exception cref="InvalidOperationException">The value is no local time.</exception>
    public TimeOnly AsLocalTime => (TimeOnly)Moment(TomlKind.LocalTime);

    /// <summary>The items of an array.</summary>
    /// <exception cref="InvalidOperationException">The value is no array.</exception>
    public IReadOnlyList<TomlValue> Items => ItemList;

    /// <summary>The members of a table, in the order in which the document first names them.</summary>
    /// <exception cref="InvalidOperationException">The value is no table.</exception>
    public IReadOnlyDictionary<string, TomlValue> Members => MemberMap;

    /// <summary>
    /// The value as a JSON tree: dates and times become RFC 3339 strings, and <c>inf</c>, <c>-inf</c> and <c>nan</c> become these strings.
    /// </summary>
    public JsonNode ToJson() => TomlTree.ToJson(this);

    private object Content(TomlKind kind) => Kind == kind
        ? _content!
        : throw new InvalidOperationException($"The TOML value is of type {Kind}, not {kind}.");

    private long Bits(TomlKind kind) => Kind == kind
        ? _bits
        : throw new InvalidOperationException($"The TOML value is of type {Kind}, not {kind}.");

    private object Moment(TomlKind kind) => ((TomlMoment)Content(kind)).Value;
}
