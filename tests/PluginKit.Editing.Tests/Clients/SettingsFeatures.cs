namespace PluginKit.Editing.Tests.Clients;

/// <summary>What a settings.json of Claude Code may look like.</summary>
internal static class SettingsFeatures
{
    private const string Plain = "{\n  \"cleanupPeriodDays\": 20,\n  \"language\": \"english\"\n}\n";

    public static IReadOnlyList<ClientFeature> All { get; } =
    [
        ClientFeature.Text("what the client itself would write", Plain, "\n  \"cleanupPeriodDays\": 20"),
        ClientFeature.Of("no final newline", Plain.TrimEnd(), static text => !text.EndsWith('\n')),
        ClientFeature.Text("four blanks", "{\n    \"language\": \"english\"\n}\n", "\n    \"language\""),
        ClientFeature.Text("tabs", "{\n\t\"language\": \"english\"\n}\n", "\n\t\"language\""),
        ClientFeature.Text("minified", "{\"language\":\"english\",\"cleanupPeriodDays\":20}", "{\"language\":\"english\""),
        ClientFeature.Text("empty lines", "{\n  \"cleanupPeriodDays\": 20,\n\n  \"language\": \"english\"\n}\n", "\n\n"),
        ClientFeature.Text("arrays on one line", "{\n  \"permissions\": { \"allow\": [\"Read\", \"Grep\"] }\n}\n", "[\"Read\", \"Grep\"]"),
        ClientFeature.Of("CRLF", Plain.Replace("\n", "\r\n", StringComparison.Ordinal), static text => !text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal)),
        ClientFeature.Text("byte order mark", "\uFEFF" + Plain, "\uFEFF"),
        ClientFeature.Text("line comment", "{\n  // mine\n  \"language\": \"english\"\n}\n", "// mine"),
        ClientFeature.Text("block comment", "{\n  /* mine */\n  \"language\": \"english\"\n}\n", "/* mine */"),
        ClientFeature.Text("trailing comma", "{\n  \"language\": \"english\",\n}\n", "\"english\",\n}"),
        ClientFeature.Text("not JSON", "{ \"model\": ", "\"model\": "),
        ClientFeature.Text("duplicate unknown member", "{\n  \"mine\": 1,\n  \"mine\": 2\n}\n", "\"mine\": 1"),
        ClientFeature.Text("duplicate `enabledPlugins`", "{\n  \"enabledPlugins\": {\"a@b\": true},\n  \"enabledPlugins\": {\"c@d\": true}\n}\n", "\"a@b\""),
        ClientFeature.Text("unknown member", "{\n  \"mine\": {\"x\": [1, null]}\n}\n", "\"mine\""),
        ClientFeature.Of("known members in an order of its own", "{\n  \"alwaysThinkingEnabled\": true,\n  \"permissions\": {\"allow\": [\"Read\"]}\n}\n", static text => text.IndexOf("always", StringComparison.Ordinal) < text.IndexOf("permissions", StringComparison.Ordinal)),
        ClientFeature.Text("known member of another type", "{\n  \"cleanupPeriodDays\": \"often\"\n}\n", "\"often\""),
        ClientFeature.Text("number in `env`", "{\n  \"env\": {\"PORT\": 8080}\n}\n", "\"PORT\": 8080"),
        ClientFeature.Text("`null` in `env`", "{\n  \"env\": {\"PORT\": null}\n}\n", "\"PORT\": null"),
        ClientFeature.Text("hook event it does not know", "{\n  \"hooks\": {\"Someday\": [], \"Stop\": [{\"hooks\": [{\"type\": \"command\", \"command\": \"true\"}]}]}\n}\n", "Someday"),
        ClientFeature.Text("hooks it knows, beside one it does not", "{\n  \"hooks\": {\"Someday\": [], \"Stop\": [{\"hooks\": [{\"type\": \"command\", \"command\": \"true\"}]}]}\n}\n", "\"Stop\""),
        ClientFeature.Text("`\"model\": \"opus\"` in a home where the client never ran", "{\n  \"model\": \"opus\"\n}\n", "opus"),
        ClientFeature.Text("`\"model\": \"sonnet\"` there", "{\n  \"model\": \"sonnet\"\n}\n", "sonnet"),
        ClientFeature.Of("unknown member first", "{\n  \"mine\": 1,\n  \"language\": \"english\"\n}\n", static text => text.IndexOf("mine", StringComparison.Ordinal) < text.IndexOf("language", StringComparison.Ordinal)),
        ClientFeature.Of("`$schema` last", "{\n  \"language\": \"english\",\n  \"$schema\": \"https://json.schemastore.org/claude-code-settings.json\"\n}\n", static text => text.IndexOf("language", StringComparison.Ordinal) < text.IndexOf("$schema", StringComparison.Ordinal)),
        ClientFeature.Of("numeric names in order", "{\n  \"env\": {\"B\": \"b\", \"2\": \"two\", \"10\": \"ten\", \"1\": \"one\"}\n}\n", static text => text.IndexOf("ten", StringComparison.Ordinal) < text.IndexOf("one", StringComparison.Ordinal)),
        ClientFeature.Text("member `__proto__`", "{\n  \"mine\": {\"__proto__\": {\"x\": 1}}\n}\n", "__proto__"),
        ClientFeature.Text("number `1.0`", "{\n  \"mine\": 1.0\n}\n", "1.0"),
        ClientFeature.Text("number `1e3`", "{\n  \"mine\": 1e3\n}\n", "1e3"),
        ClientFeature.Text("number `-0`", "{\n  \"mine\": -0\n}\n", "-0"),
        ClientFeature.Text("integer beyond 53 bits", "{\n  \"mine\": 9007199254740993\n}\n", "9007199254740993"),
        ClientFeature.Text("number beyond doubles", "{\n  \"mine\": 1e400\n}\n", "1e400"),
        ClientFeature.Text("escaped letter `\\u00e9`", "{\n  \"mine\": \"caf\\u00e9\"\n}\n", "\\u00e9"),
        ClientFeature.Text("escaped slash `\\/`", "{\n  \"mine\": \"a\\/b\"\n}\n", "\\/"),
        ClientFeature.Text("half a surrogate pair", "{\n  \"mine\": \"\\ud800\"\n}\n", "\\ud800"),
        ClientFeature.Text("letters of every script", "{\n  \"mine\": \"é 漢 😀 \u2028\"\n}\n", "é 漢 😀 \u2028"),
        ClientFeature.Text("empty containers of its own", "{\n  \"permissions\": {\"allow\": []},\n  \"hooks\": {}\n}\n", "\"hooks\": {}"),
        ClientFeature.Text("`enabledPlugins: {}` before", "{\n  \"enabledPlugins\": {},\n  \"extraKnownMarketplaces\": {}\n}\n", ""),
        ClientFeature.Text("`enabledPlugins` of others", "{\n  \"enabledPlugins\": {\"b@x\": false, \"a@x\": true}\n}\n", "\"b@x\": false"),
        ClientFeature.Text("`enabledPlugins` an array", "{\n  \"enabledPlugins\": []\n}\n", "\"enabledPlugins\": []"),
        ClientFeature.Text("zero bytes", "", ""),
        ClientFeature.Text("`{}`", "{}", ""),
        ClientFeature.Of("`null`", "null\n", static text => text == "null\n"),
        ClientFeature.Of("`[]`", "[]\n", static text => text == "[]\n"),
        ClientFile.Link(Plain),
        ClientFile.Mode(Plain),
    ];
}
