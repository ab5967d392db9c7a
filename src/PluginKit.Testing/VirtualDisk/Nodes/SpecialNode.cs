namespace PluginKit.Testing.VirtualDisk.Nodes;

/// <summary>A device, socket or pipe: it is there, and nobody can open it.</summary>
internal sealed class SpecialNode(UnixFileMode mode, DateTime now) : VirtualNode(mode, now)
{
    internal override VirtualNode Clone() => WithTimesOf(new SpecialNode(Mode, ModifiedUtc));
}
