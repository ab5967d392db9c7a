using System.IO.Abstractions;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Packages;
using PluginKit.Authoring.Registration;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests;

/// <summary>A small package on a disk of its own, with the services that read it.</summary>
internal sealed class TestPackage : IDisposable
{
    private const string Root = "/packages/demo";
    private const string MinimalManifest = "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [{0}]\n";

    private readonly ServiceProvider _services;
    private readonly string? _folder;

    public TestPackage(DiskKind disk, Action<AuthoringOptions>? configure = null)
    {
        var services = new ServiceCollection();
        if (disk == DiskKind.Real)
        {
            _folder = Directory.CreateTempSubdirectory("pluginkit-authoring-").FullName;
            services.AddSingleton<IDisk>(new RerootedDisk(new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine()), _folder));
        }
        else
        {
            services.AddSingleton<IFileSystem>(new VirtualFileSystem());
        }

        _services = services.AddPluginKitPlatform().AddPluginKitAuthoring(configure).BuildServiceProvider();
        Disk.CreateDirectory(Root);
    }

    /// <summary>A package in the canonical layout with nothing but a manifest.</summary>
    public static TestPackage For(string targets, DiskKind disk) =>
        new TestPackage(disk).With("plugin/plugin.yaml", MinimalManifest.Replace("{0}", targets, StringComparison.Ordinal));

    public IDisk Disk => _services.GetRequiredService<IDisk>();

    public TestPackage With(string path, string text, bool executable = false) => With(path, Encoding.UTF8.GetBytes(text), executable);

    public TestPackage With(string path, byte[] bytes, bool executable = false)
    {
        var full = Path.Combine(Root, path);
        Disk.CreateDirectory(Path.GetDirectoryName(full)!);
        Disk.DeleteFile(full);
        using var stream = Disk.CreateNew(full, executable ? (UnixFileMode)0b111_101_101 : (UnixFileMode)0b110_100_100);
        stream.Write(bytes);
        return this;
    }

    public TestPackage Without(string path)
    {
        Disk.DeleteFile(Path.Combine(Root, path));
        return this;
    }

    public PackageTree Tree()
    {
        var read = _services.GetRequiredService<PackageTrees>().Open(Root);
        read.Problem?.Message.ShouldBeNull();
        return read.Tree!;
    }

    public AuthoredPackageResult Read() => Read(Tree());

    public AuthoredPackageResult Read(PackageTree tree) => _services.GetRequiredService<AuthoredPackageReader>().Read(tree);

    /// <summary>The package, which has to be without errors.</summary>
    public AuthoredPackage Package()
    {
        var result = Read();
        result.Problems.Where(static problem => problem.IsError).Select(static problem => problem.Message).ShouldBeEmpty();
        return result.Package.ShouldNotBeNull();
    }

    /// <summary>The only error; the package must not be usable.</summary>
    public Problem OnlyError()
    {
        var result = Read();
        result.Package.ShouldBeNull();
        return result.Problems.Where(static problem => problem.IsError).ShouldHaveSingleItem();
    }

    public DeliveryResult Project(string target)
    {
        var tree = Tree();
        var read = Read(tree);
        read.Problems.Where(static problem => problem.IsError).Select(static problem => problem.Message).ShouldBeEmpty();
        return _services.GetRequiredService<DeliveryProjector>().Project(read.Package!, tree, target);
    }

    /// <summary>What is delivered of a package that was read, or why nothing is.</summary>
    public DeliveryResult Projected(AuthoredPackage package, PackageTree tree, string target) => _services.GetRequiredService<DeliveryProjector>().Project(package, tree, target);

    /// <summary>What the projector says of a target without making the delivery.</summary>
    public IReadOnlyList<Problem> Check(string target)
    {
        var tree = Tree();
        return _services.GetRequiredService<DeliveryProjector>().Check(Read(tree).Package!, tree, target);
    }

    /// <summary>The delivery, which has to be without errors.</summary>
    public Delivery Delivery(string target)
    {
        var result = Project(target);
        result.Problems.Where(static problem => problem.IsError).Select(static problem => problem.Message).ShouldBeEmpty();
        return result.Delivery.ShouldNotBeNull();
    }

    public void Dispose()
    {
        _services.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
