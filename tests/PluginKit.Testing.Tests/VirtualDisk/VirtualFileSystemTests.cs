namespace PluginKit.Testing.Tests.VirtualDisk;

public sealed class VirtualFileSystemTests() : FileSystemBehaviour(new FakeDisk());
