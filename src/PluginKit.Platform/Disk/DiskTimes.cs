using System.Runtime.InteropServices;

namespace PluginKit.Platform.Disk;

/// <summary>The times of an entry, as its disk notes them.</summary>
/// <param name="ModifiedAt">When the content was last written (UTC). Programs can set it; it proves nothing.</param>
/// <param name="ChangedAt">
/// When content, name or rights last changed (UTC), by the clock of the disk. No program can set it: whoever puts <paramref name="ModifiedAt"/> back makes this one new.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DiskTimes(DateTimeOffset ModifiedAt, DateTimeOffset ChangedAt);
