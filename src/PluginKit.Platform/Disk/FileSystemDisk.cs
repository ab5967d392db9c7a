using System.IO.Abstractions;

namespace PluginKit.Platform.Disk;

/// <summary>The disk over an <see cref="IFileSystem"/> and what that lacks.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="native">What it lacks.</param>
public sealed partial class FileSystemDisk(IFileSystem fileSystem, INativeDisk native);
