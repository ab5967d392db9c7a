using System.Globalization;
using System.Text;

namespace PluginKit.Benchmarks.Data;

/// <summary>
/// Five megabytes as clients really write them: short names, short values, few long strings. A parser that races through long strings shows here what a
/// value costs.
/// </summary>
internal static class DenseFiles
{
    private const int Bytes = 5_000_000;

    public static byte[] Json() => Repeat("{\n  \"plugins\": {\n", index => string.Create(
        CultureInfo.InvariantCulture,
        $"{(index > 0 ? ",\n" : string.Empty)}    \"plugin-{index}@market\": {{\n      \"scope\": \"user\",\n      \"enabled\": {(index % 2 == 0 ? "true" : "false")},\n      \"version\": \"1.{index}.0\",\n      \"retries\": {index},\n      \"tags\": [\"a\", \"b\\u00e9\", null]\n    }}"), "\n  }\n}\n");

    public static byte[] Jsonc() => Repeat("// all plugins\n{\n  \"plugins\": {\n", static index => string.Create(
        CultureInfo.InvariantCulture,
        $"    // number {index}\n    \"plugin-{index}@market\": {{\n      \"scope\": \"user\", /* or project */\n      \"enabled\": true,\n      \"retries\": {index},\n      \"tags\": [\"a\", \"b\",],\n    }},\n"), "  }\n}\n");

    public static byte[] Toml() => Repeat("model = \"none\"\n", static index => string.Create(
        CultureInfo.InvariantCulture,
        $"\n# number {index}\n[plugins.\"plugin-{index}@market\"]\nscope = \"user\"\nenabled = true\nversion = \"1.{index}.0\"\nretries = {index}\ntags = [\"a\", 'b']\n"), string.Empty);

    private static byte[] Repeat(string head, Func<int, string> part, string tail)
    {
        var text = new StringBuilder(head);
        for (var index = 0; text.Length < Bytes; index++)
        {
            text.Append(part(index));
        }

        return Encoding.UTF8.GetBytes(text.Append(tail).ToString());
    }
}
