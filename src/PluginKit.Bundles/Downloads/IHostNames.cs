using System.Net;

namespace PluginKit.Bundles.Downloads;

/// <summary>Tells what addresses a name means.</summary>
internal interface IHostNames
{
    /// <summary>Asks for the addresses of a name, or gives back the one that the name spells.</summary>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
