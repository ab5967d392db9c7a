using System.Net;
using System.Net.Sockets;

namespace PluginKit.Bundles.Downloads;

/// <summary>Tells addresses of the public network from all others: private, loopback, link-local, multicast, reserved, and those that wrap one of them.</summary>
internal static class AddressRanges
{
    /// <summary>What the registry of special-purpose addresses (IANA, RFC 6890 and later) takes out of the public network.</summary>
    private static readonly IPNetwork[] s_special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork s_global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork s_translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        var plain = Unwrapped(address);
        return (plain.AddressFamily == AddressFamily.InterNetwork || s_global.Contains(plain)) && !s_special.Any(network => network.Contains(plain));
    }

    /// <summary>An IPv4 address in the clothes of an IPv6 one, mapped or translated (NAT64), leads where the IPv4 address does.</summary>
    public static IPAddress Unwrapped(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && s_translated.Contains(address) ? new(address.GetAddressBytes().AsSpan(12)) : address;
    }
}
