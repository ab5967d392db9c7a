using System.Globalization;
using System.Text;

namespace PluginKit.Editing.JsonText;

/// <summary>
/// Decodes and encodes JSON strings. Half of a surrogate pair, which JavaScript clients accept and the framework's reader refuses to hand
/// out, goes through unharmed as an escape.
/// </summary>
internal static class JsonString
{
    /// <summary>The value of a string that was scanned before, quotes included.</summary>
    public static string Decode(ReadOnlySpan<byte> quoted)
    {
        ReadOnlySpan<byte> raw = quoted[1..^1];
        int escape = raw.IndexOf((byte)'\\');
        if (escape < 0)
        {
            return Encoding.UTF8.GetString(raw);
        }

        var text = new StringBuilder(raw.Length);
        while (escape >= 0)
        {
            text.Append(Encoding.UTF8.GetString(raw[..escape]));
            bool isUnicode = raw[escape + 1] == 'u';
            text.Append(isUnicode
                ? (char)ushort.Parse(raw.Slice(escape + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                : Unescape(raw[escape + 1]));
            raw = raw[(escape + (isUnicode ? 6 : 2))..];
            escape = raw.IndexOf((byte)'\\');
        }

        return text.Append(Encoding.UTF8.GetString(raw)).ToString();
    }

    public static void Encode(StringBuilder text, string value)
    {
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                text.Append(c).Append(value[++i]);
            }
            else
            {
                EncodeChar(text, c);
            }
        }

        text.Append('"');
    }

    private static void EncodeChar(StringBuilder text, char c)
    {
        switch (c)
        {
            case '"' or '\\':
                text.Append('\\').Append(c);
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            default:
                bool escapes = c < ' ' || char.IsSurrogate(c);
                _ = escapes ? text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)) : text.Append(c);
                break;
        }
    }

    private static char Unescape(byte escaped) => escaped switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)escaped,
    };
}
