namespace PluginKit.Bundles.Downloads;

/// <summary>Carries out of the making of a connection that the address is not one to connect to; never leaves this folder.</summary>
internal sealed class AddressRefusedException : Exception
{
    public AddressRefusedException()
        : base("The name means an address that may not be asked.")
    {
    }
}
