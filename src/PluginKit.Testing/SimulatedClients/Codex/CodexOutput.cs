using System.Text;
using System.Text.Json;

namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>Text and JSON as the program prints them.</summary>
internal static class CodexOutput
{
    public static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>Columns, two spaces apart, the last one not filled.</summary>
    public static string Columns(IReadOnlyList<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
            {
                var width = rows.Max(line => line[column].Length);
                text.Append(column == row.Length - 1 ? row[column] : row[column].PadRight(width + 2));
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
