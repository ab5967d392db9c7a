namespace PluginKit.Bundles.Downloads;

/// <summary>Compares where addresses lead.</summary>
internal static class Origins
{
    public static bool AreSame(Uri one, Uri other) =>
        string.Equals(one.Scheme, other.Scheme, StringComparison.Ordinal)
        && one.Port == other.Port
        && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);
}
