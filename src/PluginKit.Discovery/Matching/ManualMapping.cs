namespace PluginKit.Discovery.Matching;

/// <summary>States that a native plugin is a universal one.</summary>
/// <param name="TargetId">Lifecycle target id of the client.</param>
/// <param name="NativePluginId">The client's own id, for example <c>context7@claude-plugins-official</c>.</param>
/// <param name="IntegrationId">The universal plugin.</param>
public sealed record ManualMapping(string TargetId, string NativePluginId, string IntegrationId);
