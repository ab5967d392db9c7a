namespace PluginKit.Adapters.Claude.Tests.Measured;

/// <summary>
/// A home that was laid out, what the client (2.1.197) then did, and what we say. Every home begins as: marketplace <c>mk</c> (alpha, beta) in a folder,
/// registered, alpha recorded for the user and switched on, no copies in the cache.
/// </summary>
/// <param name="Name">What is different.</param>
/// <param name="Loaded">Plugins whose MCP servers a session has, in order.</param>
/// <param name="Listed">How the client lists alpha: <c>on</c>, <c>off</c>, <c>error</c> or <c>none</c>.</param>
/// <param name="State">What we say about alpha; empty when we show nothing.</param>
/// <param name="Hint">The hint that goes with it.</param>
/// <param name="Changes">Files that differ, as <c>path=content</c> (an empty content deletes, <c>@copy</c> stands for a copy of alpha in the cache).</param>
public sealed record MeasuredHome(string Name, string Loaded, string Listed, string State, string Hint, params string[] Changes)
{
    /// <summary>
    /// Whether the home is looked at after the client listed its plugins. It makes missing copies of a clone only then; <c>mcp list</c> alone finds nothing there.
    /// </summary>
    public bool IsAfterListing { get; init; }

    public override string ToString() => Name;
}
