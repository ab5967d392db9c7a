namespace PluginKit.Testing.VirtualDisk.Nodes;

internal sealed class LinkNode(string target, DateTime now) : VirtualNode(AllBits, now)
{
    /// <summary>Links have no permissions of their own.</summary>
    private const UnixFileMode AllBits = (UnixFileMode)0b111_111_111;

    internal string Target { get; } = target;

    internal override VirtualNode Clone() => WithTimesOf(new LinkNode(Target, ModifiedUtc));
}
