namespace PluginKit.Contracts.Discovery;

/// <summary>Names of the details of a finding (<see cref="NativeScan.Findings"/>), by which discovery knows what it is about.</summary>
public static class FindingDetails
{
    /// <summary>The client's own id of the plugin, for example <c>context7@claude-plugins-official</c>.</summary>
    public const string NativePluginId = "native_plugin_id";

    /// <summary>The marketplace.</summary>
    public const string MarketplaceName = "marketplace_name";

    /// <summary>The member of the file that is meant, as a key path that ends with the plugin's id or the marketplace.</summary>
    public const string Member = "member";
}
