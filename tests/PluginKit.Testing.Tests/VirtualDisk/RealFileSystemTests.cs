namespace PluginKit.Testing.Tests.VirtualDisk;

public sealed class RealFileSystemTests() : FileSystemBehaviour(new RealDisk());
