namespace PluginKit.Adapters.Codex.Tests.Reading;

/// <summary>
/// Files <c>plugin.json</c> at the root of a plugin that has <c>.codex-plugin</c> with version 1.0.1 and one server, and an <c>mcp.json</c> of Agent Plugins with two: the version
/// that <c>plugin add</c> put into the cache (<see langword="null"/> when it refused), and how many servers a session then has.
/// </summary>
internal static class MeasuredRootManifests
{
    private const string Schema = "\"$schema\":\"https://agent-plugins.org/schemas/1.0.0/plugin.schema.json\"";

    public static TheoryData<string, string?, int> Rows { get; } = new()
    {
        { Of("\"name\":\"alpha\",\"version\":\"2.0.0\""), "2.0.0", 2 },
        { Of("\"name\":\"alpha\""), "1.0.0", 2 },
        { Of("\"name\":\"alpha\",\"version\":\"\""), "1.0.0", 2 },
        { Of("\"name\":\"alpha\",\"version\":\" 2.0.0 \""), "2.0.0", 2 },
        { Of("\"name\":\"alpha\",\"version\":\"nightly+b_1\",\"skills\":\"./x\",\"hooks\":5"), "nightly+b_1", 2 },
        { Of("\"name\":\"alpha\",\"extensions\":\"x\""), "1.0.0", 2 },
        { Of("\"name\":\"alpha\",\"extensions\":null"), "1.0.0", 2 },
        { Of("\"name\":\"alpha\",\"extensions\":[1]"), "1.0.0", 2 },
        { Of("\"name\":\"alpha\",\"extensions\":{\"x.y\":1}"), "1.0.0", 2 },
        { Of("\"name\":\"alpha\",\"extensions\":5,\"extensions\":6"), "1.0.0", 2 },
        { Of("\"name\":\"alpha\",\"name\":\"alpha\",\"description\":\"a\",\"description\":\"b\""), "1.0.0", 2 },
        { Of("\"name\":\"alpha\",\"author\":{}"), "1.0.0", 2 },
        { Of("\"version\":\"2.0.0\""), null, 0 },
        { Of("\"name\":\"beta\""), null, 0 },
        { Of("\"name\":\"Alpha\""), null, 0 },
        { Of("\"name\":\"al--pha\""), null, 0 },
        { Of("\"name\":\"alpha\",\"version\":7"), null, 0 },
        { Of("\"name\":\"alpha\",\"version\":null"), null, 0 },
        { Of("\"name\":\"alpha\",\"version\":\"1\",\"version\":\"2\""), null, 0 },
        { Of("\"name\":\"alpha\",\"description\":null"), null, 0 },
        { Of("\"name\":\"alpha\",\"author\":\"x\""), null, 0 },
        { Of("\"name\":\"alpha\",\"author\":{\"name\":5}"), null, 0 },
        { Of("\"name\":\"alpha\",\"homepage\":5"), null, 0 },
        { Of("\"name\":\"alpha\",\"license\":5"), null, 0 },
        { Of("\"name\":\"alpha\",\"repository\":5"), null, 0 },
        { Of("\"name\":\"alpha\",\"keywords\":null"), null, 0 },
        { Of("\"name\":\"alpha\",\"keywords\":[1]"), null, 0 },
        { """{"$schema":"https://agent-plugins.org/schemas/9.0.0/plugin.schema.json","name":"alpha"}""", null, 0 },
        { """{"$schema":"https://agent-plugins.org/schemas/1.0.0/mcp.schema.json","name":"alpha"}""", null, 0 },
        { """{"$schema":"https://agent-plugins.org/schemas/","name":"alpha"}""", null, 0 },
        { """{"$schema":"https://agent-plugins.org/schemas","name":"alpha"}""", "1.0.1", 1 },
        { """{"$schema":"http://agent-plugins.org/schemas/1.0.0/plugin.schema.json","name":"alpha"}""", "1.0.1", 1 },
        { """{"$schema":"https://example.com/x","name":"alpha"}""", "1.0.1", 1 },
        { """{"$schema":5,"name":"alpha"}""", "1.0.1", 1 },
        { """{"name":"alpha","version":"2.0.0"}""", "1.0.1", 1 },
        { "\uFEFF" + Of("\"name\":\"alpha\""), "1.0.1", 1 },
        { "/* c */" + Of("\"name\":\"alpha\""), "1.0.1", 1 },
        { "{", "1.0.1", 1 },
        { "[]", "1.0.1", 1 },
        { string.Empty, "1.0.1", 1 },
    };

    private static string Of(string members) => $"{{{Schema},{members}}}";
}
