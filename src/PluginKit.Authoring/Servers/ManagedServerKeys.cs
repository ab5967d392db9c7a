namespace PluginKit.Authoring.Servers;

/// <summary>The members of a projected server that come from the typed fields; an override may not set them.</summary>
internal static class ManagedServerKeys
{
    private static readonly string[] Stdio = ["command", "args", "env"];
    private static readonly string[] OpenCodeStdio = ["type", "command", "environment"];
    private static readonly string[] Remote = ["type", "url", "headers"];
    private static readonly string[] GeminiStreamable = ["httpUrl", "headers"];
    private static readonly string[] GeminiEvents = ["url", "headers"];

    public static IReadOnlyList<string> Of(McpServer server, string target) => (server, target) switch
    {
        ({ Stdio: not null }, "opencode") => OpenCodeStdio,
        ({ Stdio: not null }, _) => Stdio,
        ({ Remote.Protocol: RemoteProtocol.StreamableHttp }, "gemini") => GeminiStreamable,
        ({ Remote: not null }, "gemini") => GeminiEvents,
        _ => Remote,
    };
}
