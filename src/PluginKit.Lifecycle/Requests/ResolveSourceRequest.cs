namespace PluginKit.Lifecycle.Requests;

/// <summary>Asks what a reference means now.</summary>
public sealed record ResolveSourceRequest : LifecycleRequest
{
    /// <summary>A reference as for an add: an absolute folder or archive, a repository, an alias.</summary>
    public required string Source { get; init; }
}
