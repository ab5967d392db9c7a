namespace PluginKit.Authoring.Servers;

/// <summary>How a remote server is spoken to.</summary>
public enum RemoteProtocol
{
    /// <summary><c>streamable_http</c>; <c>http</c> in native files.</summary>
    StreamableHttp = 0,

    /// <summary><c>sse</c>.</summary>
    ServerSentEvents = 1,
}
