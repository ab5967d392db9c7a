using PluginKit.Editing.Layout;
using PluginKit.Editing.TomlText;

namespace PluginKit.Editing;

public sealed partial class TomlValue
{
    internal List<TomlValue> ItemList => (List<TomlValue>)Content(TomlKind.Array);

    internal TomlMembers MemberMap => (TomlMembers)Content(TomlKind.Table);

    internal string MomentText => ((TomlMoment)_content!).Text;

    internal TomlForm Form { get; set; }

    /// <summary>The statement that made the value: its header, or the key it stands behind; -1 when it has none of its own.</summary>
    internal int Statement { get; set; } = -1;

    /// <summary>Where the text of a written value lies.</summary>
    internal TextSpan Span { get; set; }

    /// <summary>The key and value of a member of an inline table.</summary>
    internal TextSpan Entry { get; set; }

    /// <summary>The entries of an inline table in order; a dotted key is one entry.</summary>
    internal List<TextSpan>? Entries { get; set; }

    internal static TomlValue String(string text) => new(TomlKind.String, text, 0);

    internal static TomlValue String(TomlSource source) => new(TomlKind.String, source, 0);

    internal static TomlValue Integer(long value) => new(TomlKind.Integer, null, value);

    internal static TomlValue Float(double value) => new(TomlKind.Float, null, BitConverter.DoubleToInt64Bits(value));

    internal static TomlValue Boolean(bool value) => new(TomlKind.Boolean, null, value ? 1 : 0);

    internal static TomlValue Moment(TomlKind kind, object value, string text) => new(kind, new TomlMoment(value, text), 0);

    internal static TomlValue Array(TomlForm form) => new(TomlKind.Array, new List<TomlValue>(), 0) { Form = form };

    internal static TomlValue Table(TomlForm form) => new(TomlKind.Table, new TomlMembers(), 0) { Form = form };
}
