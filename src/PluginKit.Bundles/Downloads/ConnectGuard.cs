using System.Net;
using System.Net.Sockets;

namespace PluginKit.Bundles.Downloads;

/// <summary>
/// Makes the connections. A name is resolved once, every address it means is held to the rules, and the connection goes to one of exactly these: a name that
/// means something else a moment later gains nothing.
/// </summary>
internal sealed class ConnectGuard(AddressRules rules, IHostNames names, EnvironmentProxy proxy)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var end = context.DnsEndPoint;
        var addresses = await names.ResolveAsync(end.Host, cancellationToken).ConfigureAwait(false);
        if (!proxy.IsAt(end, context.InitialRequestMessage.RequestUri) && !Array.TrueForAll(addresses, address => rules.MayConnect(end.Host, address)))
        {
            throw new AddressRefusedException();
        }

        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, end.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
