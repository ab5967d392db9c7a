using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Platform.Tests.Trees;

public sealed class VirtualPackageTreesTests() : PackageTreesTests(new VirtualDiskUnderTest());

public sealed class CaseFoldingPackageTreesTests() : PackageTreesTests(new VirtualDiskUnderTest(new VirtualFileSystemOptions { CaseSensitive = false }));

public sealed class ModelessPackageTreesTests() : PackageTreesTests(new VirtualDiskUnderTest(new VirtualFileSystemOptions { UnixModes = false }));

public sealed class VirtualTreePlacementTests() : TreePlacementTests(new VirtualDiskUnderTest());

public sealed class ModelessTreePlacementTests() : TreePlacementTests(new VirtualDiskUnderTest(new VirtualFileSystemOptions { UnixModes = false }));
