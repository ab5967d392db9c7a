namespace PluginKit.Authoring.Packages;

/// <summary>Where the authored files of a package are.</summary>
public enum PackageLayout
{
    /// <summary>Below <c>plugin/</c>.</summary>
    Canonical = 0,

    /// <summary>In the root of the package; read with a warning.</summary>
    Root = 1,
}
