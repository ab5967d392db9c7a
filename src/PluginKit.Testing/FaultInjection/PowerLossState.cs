using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Testing.FaultInjection;

/// <summary>One disk that a power failure can leave.</summary>
/// <param name="Description">What got lost and what did not, for failure messages.</param>
/// <param name="Snapshot">The disk, for <see cref="VirtualFileSystem.Restore"/>.</param>
public sealed record PowerLossState(string Description, VirtualSnapshot Snapshot)
{
    /// <summary>The description.</summary>
    /// <returns>For example <c>all but the content of '/f' survives</c>.</returns>
    public override string ToString() => Description;
}
