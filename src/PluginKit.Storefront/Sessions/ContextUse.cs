namespace PluginKit.Storefront.Sessions;

/// <summary>Somebody watches, refreshes or mutates a context: until this is disposed once, its answers are kept.</summary>
internal sealed class ContextUse(HeldContexts contexts, HeldSurfaces surfaces) : IDisposable
{
    public HeldSurfaces Surfaces { get; } = surfaces;

    public void Dispose() => contexts.Release(Surfaces);
}
