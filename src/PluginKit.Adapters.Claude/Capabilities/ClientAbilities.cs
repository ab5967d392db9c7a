namespace PluginKit.Adapters.Claude.Capabilities;

/// <summary>What the client on this machine does, by the version that the host probed.</summary>
/// <param name="table">The table.</param>
/// <param name="version">The version; <see langword="null"/> when it is not known.</param>
internal sealed class ClientAbilities(CapabilityTable table, string? version)
{
    public bool Has(ClientCapability capability) => table.Holds(capability, version);
}
