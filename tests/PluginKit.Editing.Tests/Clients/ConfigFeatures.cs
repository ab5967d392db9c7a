using System.Text;

namespace PluginKit.Editing.Tests.Clients;

/// <summary>What a config.toml of Codex may look like.</summary>
internal static class ConfigFeatures
{
    private const string Plain = "model = \"gpt-5\"\n\n[tui]\nnotifications = true\n";

    public static IReadOnlyList<ClientFeature> All { get; } =
    [
        ClientFeature.Text("LF, final newline", Plain, "model = \"gpt-5\"\n\n[tui]\n"),
        ClientFeature.Of("no final newline", Plain.TrimEnd(), static text => !text.EndsWith('\n')),
        ClientFeature.Of("CRLF", Plain.Replace("\n", "\r\n", StringComparison.Ordinal), static text => text.Contains("gpt-5\"\r\n", StringComparison.Ordinal)),
        ClientFeature.Text("byte order mark", "\uFEFF" + Plain, "\uFEFF"),
        ClientFeature.Text("comment on a line", "# mine\nmodel = \"gpt-5\"\n", "# mine\nmodel"),
        ClientFeature.Text("comment behind a value", "model = \"gpt-5\" # mine\n", "# mine"),
        ClientFeature.Text("comment at the end", Plain + "\n# the end\n", "# the end"),
        ClientFeature.Text("only a comment", "# mine\n", "# mine\n"),
        ClientFeature.Text("empty lines and indentation", "\n\n[tui]\n\tnotifications   =   true\n\n\n", "\n\n[tui]\n\tnotifications   =   true\n"),
        ClientFeature.Text("unknown key", "mine = 1\n" + Plain, "mine = 1"),
        ClientFeature.Text("tables not in order", "[zebra]\na = 1\n\n[tui]\n\n[apple]\n", "[zebra]\na = 1\n\n[tui]\n\n[apple]\n"),
        ClientFeature.Text("table with two places", "[profiles.a]\n[tui]\n[profiles.b]\n", "[profiles.a]\n[tui]\n"),
        ClientFeature.Text("inline `plugins = {}`", "plugins = {}\n", "plugins = {}\n"),
        ClientFeature.Text("inline plugins of others", "plugins = { \"a@b\" = { enabled = false } }\n", "plugins = { \"a@b\" = { enabled = false } }"),
        ClientFeature.Text("inline `marketplaces = {}`", "marketplaces = {}\n", "marketplaces = {}\n"),
        ClientFeature.Text("dotted key of plugins", "plugins.\"a@b\".enabled = false\n", "plugins.\"a@b\".enabled = false\n"),
        ClientFeature.Text("header `[plugins]`", "[plugins]\n\n[plugins.\"a@b\"] # mine\nenabled = false\n", "[plugins]\n\n[plugins.\"a@b\"] # mine\nenabled = false\n"),
        ClientFeature.Text("literal quotes in headers", "[plugins.'a@b']\nenabled = false\n", "[plugins.'a@b']"),
        ClientFeature.Text("blanks in headers", "[ plugins . \"a@b\" ]\nenabled = false\n", "[ plugins . \"a@b\" ]"),
        ClientFeature.Text("empty table", "[mcp_servers]\n\n[tui]\n", "[mcp_servers]\n"),
        ClientFeature.Text("array of tables", "[[mine]]\na = 1\n\n[[mine]]\na = 2\n", "[[mine]]\na = 1\n\n[[mine]]\na = 2\n"),
        ClientFeature.Text("array over lines, with comments", "notify = [\n  \"a\", # first\n  'b',\n]\n", "[\n  \"a\", # first\n  'b',\n]"),
        ClientFeature.Text("numbers `0x10`, `1_000`, `+5`, `1e3`", "mine = [0x10, 1_000, +5, 1e3]\n", "[0x10, 1_000, +5, 1e3]"),
        ClientFeature.Text("integer of 64 bits", "mine = 9223372036854775807\n", "9223372036854775807"),
        ClientFeature.Text("dates and times", "mine = [1979-05-27 07:32:00Z, 1979-05-27, 07:32:00]\n", "[1979-05-27 07:32:00Z, 1979-05-27, 07:32:00]"),
        ClientFeature.Text("strings over lines", "mine = \"\"\"\na \\\n  b\n\"\"\"\nraw = '''\nc'''\n", "\"\"\"\na \\\n  b\n\"\"\"\nraw = '''\nc'''"),
        ClientFeature.Text("escaped letter `\\u00e9`", "mine = \"caf\\u00e9 \\t\"\n", "caf\\u00e9 \\t"),
        ClientFeature.Text("letters of every script", "mine = \"é 漢 😀\"\n", "é 漢 😀"),
        ClientFeature.Text("duplicate key", "mine = 1\nmine = 2\n", "mine = 1\nmine = 2\n"),
        ClientFeature.Text("newline in an inline table (TOML 1.1)", "mine = {\n  a = 1\n}\n", "{\n  a = 1\n}"),
        ClientFeature.Text("comma at the end of an inline table (TOML 1.1)", "mine = { a = 1, }\n", "{ a = 1, }"),
        ClientFeature.Text("escapes `\\e` and `\\x41` (TOML 1.1)", "mine = \"\\e[0m \\x41\"\n", "\\e[0m \\x41"),
        ClientFeature.Text("time without seconds (TOML 1.1)", "mine = 07:32\n", "07:32"),
        ClientFeature.Text("not TOML", "mine = \n", "mine = \n"),
        new("not UTF-8", [.. Encoding.UTF8.GetBytes("# caf"), 0xE9, (byte)'\n'], static bytes => bytes.Contains((byte)0xE9)),
        ClientFeature.Text("zero bytes", "", ""),
        ClientFile.Link(Plain),
        ClientFile.Mode(Plain),
    ];
}
