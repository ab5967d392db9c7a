using System.Text;

namespace PluginKit.Authoring.Deliveries;

/// <summary>The order of package entries: by the UTF-8 bytes of the path, which differs from UTF-16 order beyond the basic plane.</summary>
internal static class PathOrder
{
    public static int Compare(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
