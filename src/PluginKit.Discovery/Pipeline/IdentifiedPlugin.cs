using PluginKit.Contracts.Discovery;

namespace PluginKit.Discovery.Pipeline;

/// <summary>An observed plugin with the identity that an application sees: target, native id and scope set.</summary>
/// <param name="Target">Lifecycle target id of the client.</param>
/// <param name="Id">The client's own id without what cannot be shown.</param>
/// <param name="Native">What the scanner saw; evidence is compared in the scanner's own words.</param>
internal sealed record IdentifiedPlugin(string Target, string Id, NativeCandidate Native);
