using System.Net;

namespace PluginKit.Bundles.Downloads;

/// <summary>The names as this machine resolves them.</summary>
internal sealed class SystemHostNames : IHostNames
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
