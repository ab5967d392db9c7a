using System.Text;

namespace PluginKit.Editing.Tests.Clients;

/// <summary>A way to write the document that a client only reads: a marketplace, or a plugin's manifest.</summary>
/// <param name="Name">What a reader of the page calls it.</param>
/// <param name="Write">Writes a document given as plain JSON in this way.</param>
internal sealed record SpelledDocument(string Name, Func<string, byte[]> Write)
{
    public static IReadOnlyList<SpelledDocument> All { get; } =
    [
        Of("LF", static json => json),
        Of("CRLF", static json => json.Replace("\n", "\r\n", StringComparison.Ordinal)),
        Of("byte order mark", static json => "\uFEFF" + json),
        Of("line comment", static json => "// mine\n" + json),
        Of("block comment", static json => json.Replace("{\n", "{ /* mine */\n", StringComparison.Ordinal)),
        Of("trailing comma", static json => json.Replace("\n}", ",\n}", StringComparison.Ordinal)),
        Of("`name` twice, the right one last", static json => json.Replace("{\n", "{\n  \"name\": \"wrong\",\n", StringComparison.Ordinal)),
        Of("`name` twice, the right one first", static json => json.Replace("\n}", ",\n  \"name\": \"wrong\"\n}", StringComparison.Ordinal)),
        Of("escaped letters", static json => json.Replace("\"name\": \"", "\"n\\u0061me\": \"", StringComparison.Ordinal)),
        Of("unknown member with a number beyond doubles", static json => json.Replace("{\n", "{\n  \"mine\": 1e400,\n", StringComparison.Ordinal)),
        Of("half a surrogate pair", static json => json.Replace("{\n", "{\n  \"mine\": \"\\ud800\",\n", StringComparison.Ordinal)),
        Of("raw tab in a text", static json => json.Replace("{\n", "{\n  \"mine\": \"a\tb\",\n", StringComparison.Ordinal)),
        new("UTF-16", static json => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(json)]),
        Of("zero bytes", static _ => string.Empty),
    ];

    private static SpelledDocument Of(string name, Func<string, string> write) => new(name, json => Encoding.UTF8.GetBytes(write(json)));
}
