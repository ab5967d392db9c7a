namespace PluginKit.Storefront.Sessions;

/// <summary>The surfaces that a refresh asks.</summary>
[Flags]
public enum StorefrontSurfaces
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Which universal plugins exist.</summary>
    Catalog = 1,

    /// <summary>Which plugins sit in the clients unmanaged.</summary>
    Discovery = 2,

    /// <summary>Which integrations are managed.</summary>
    List = 4,

    /// <summary>How healthy they are.</summary>
    Doctor = 8,

    /// <summary>What a mutation may change: all but the catalog.</summary>
    Installed = Discovery | List | Doctor,

    /// <summary>All four.</summary>
    All = Catalog | Installed,
}
