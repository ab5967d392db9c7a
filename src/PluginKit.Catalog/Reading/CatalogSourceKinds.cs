namespace PluginKit.Catalog.Reading;

/// <summary>The kinds of <c>source.kind</c> that this package writes.</summary>
internal static class CatalogSourceKinds
{
    public const string LocalCheckout = "local_checkout";
    public const string BundledSnapshot = "bundled_snapshot";
    public const string Merged = "merged";
}
