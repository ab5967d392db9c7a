using System.Globalization;
using System.Text;

namespace PluginKit.Benchmarks.Data;

/// <summary>Client files far larger than any seen: 20,000 members in about 5 MB.</summary>
internal static class LargeFiles
{
    public const int Members = 20_000;

    private const string Filler = "A server that somebody configured by hand and described at some length, so that a file of many of them becomes as large as a file may get";

    public static string NameOf(int index) => FormattableString.Invariant($"server-{index:D5}");

    public static byte[] Json()
    {
        var text = new StringBuilder("{\n  \"servers\": {\n");
        for (var index = 0; index < Members; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    \"{NameOf(index)}\": {{\n      \"enabled\": true,\n      \"description\": \"{Filler}\",\n      \"port\": {index}\n    }}{(index + 1 < Members ? "," : string.Empty)}\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("  }\n}\n").ToString());
    }

    public static byte[] Toml()
    {
        var text = new StringBuilder("model = \"none\"\n");
        for (var index = 0; index < Members; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n[servers.\"{NameOf(index)}\"]\nenabled = true\ndescription = \"{Filler}\" # by hand\nport = {index}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
