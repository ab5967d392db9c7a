namespace PluginKit.Platform.Disk;

/// <summary>Whom an entry belongs to.</summary>
/// <param name="User">Number of the user.</param>
/// <param name="Group">Number of the group.</param>
public sealed record DiskOwner(uint User, uint Group);
