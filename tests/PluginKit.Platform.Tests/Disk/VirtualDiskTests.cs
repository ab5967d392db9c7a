namespace PluginKit.Platform.Tests.Disk;

public sealed class VirtualDiskTests() : DiskTests(new VirtualDiskUnderTest());
