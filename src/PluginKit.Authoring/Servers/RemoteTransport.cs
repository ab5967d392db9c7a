namespace PluginKit.Authoring.Servers;

/// <summary>A server that is reached over the network.</summary>
/// <param name="Protocol">How it is spoken to.</param>
/// <param name="Url">Its address; may contain placeholders.</param>
/// <param name="Headers">Request headers, often placeholders. Treat the values as secret.</param>
public sealed record RemoteTransport(RemoteProtocol Protocol, string Url, IReadOnlyDictionary<string, string> Headers);
