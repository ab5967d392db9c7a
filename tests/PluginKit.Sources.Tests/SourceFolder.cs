using System.IO.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Sources.Registration;
using PluginKit.Sources.Resolution;
using PluginKit.Testing.Observation;
using PluginKit.Testing.VirtualDisk;
using PluginKit.Tests.Disks;

namespace PluginKit.Sources.Tests;

/// <summary>A folder on a disk of its own, with the services that resolve references to it.</summary>
internal sealed class SourceFolder : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _isReal;

    public SourceFolder(DiskKind disk, Action<SourcesOptions>? configure = null, bool isRecorded = false, params IPluginSource[] further)
    {
        _isReal = disk == DiskKind.Real;
        Root = _isReal ? Path.Combine(Path.GetTempPath(), "pluginkit-sources-" + Guid.NewGuid().ToString("N")) : "/work/sources";
        var services = new ServiceCollection();
        services.AddSingleton(new HostEnvironment { HomeDirectory = Home });
        var files = _isReal ? null : new VirtualFileSystem();
        if (files is not null)
        {
            services.AddSingleton<IFileSystem>(files);
        }

        if (isRecorded)
        {
            services.AddSingleton<IDisk>(new RecordingDisk(files is null ? new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine()) : new FileSystemDisk(files, files)));
        }

        foreach (var source in further)
        {
            services.AddSingleton(source);
        }

        _services = services.AddPluginKitSources(configure).BuildServiceProvider();
        Disk.CreateDirectory(Home);
    }

    public string Root { get; }

    public string Home => Path.Combine(Root, "home");

    public IDisk Disk => _services.GetRequiredService<IDisk>();

    public SourceResolver Resolver => _services.GetRequiredService<SourceResolver>();

    public SourceFolder With(string path, string text) => With(path, System.Text.Encoding.UTF8.GetBytes(text));

    public SourceFolder With(string path, byte[] bytes)
    {
        var full = Path.Combine(Root, path);
        Disk.CreateDirectory(Path.GetDirectoryName(full)!);
        using var stream = Disk.CreateNew(full, mode: null);
        stream.Write(bytes);
        return this;
    }

    public Task<SourceResolution> ResolveAsync(string reference) => Resolver.ResolveAsync(reference, CancellationToken.None);

    public void Dispose()
    {
        _services.Dispose();
        if (_isReal)
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
