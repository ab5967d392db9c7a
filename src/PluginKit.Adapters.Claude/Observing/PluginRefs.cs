namespace PluginKit.Adapters.Claude.Observing;

/// <summary>The client's ids: <c>plugin@marketplace</c>.</summary>
internal static class PluginRefs
{
    /// <summary>Splits before the last <c>@</c>: names of marketplaces may not contain one in practice.</summary>
    public static (string Name, string? Marketplace) Split(string pluginRef)
    {
        var at = pluginRef.LastIndexOf('@');
        return at <= 0 ? (pluginRef, null) : (pluginRef[..at], at + 1 < pluginRef.Length ? pluginRef[(at + 1)..] : null);
    }
}
