using System.IO.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests.Registration;

public sealed class RegistrationTests
{
    [Fact]
    public void Every_service_can_be_made()
    {
        var services = new ServiceCollection().AddPluginKitPlatform();
        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        foreach (var service in services.Where(static service => !service.ServiceType.ContainsGenericParameters))
        {
            provider.GetRequiredService(service.ServiceType).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Registering_twice_adds_nothing()
    {
        var once = new ServiceCollection().AddPluginKitPlatform();
        var twice = new ServiceCollection().AddPluginKitPlatform().AddPluginKitPlatform();

        twice.Select(static service => service.ServiceType).ShouldBe(once.Select(static service => service.ServiceType));
    }

    [Fact]
    public void What_the_application_registered_stays()
    {
        var environment = new HostEnvironment { HomeDirectory = "/elsewhere" };
        var fileSystem = new FileSystem();
        using var provider = new ServiceCollection()
            .AddSingleton<IFileSystem>(fileSystem)
            .AddSingleton(environment)
            .AddPluginKitPlatform()
            .BuildServiceProvider();

        provider.GetRequiredService<HostEnvironment>().ShouldBeSameAs(environment);
        provider.GetRequiredService<IFileSystem>().ShouldBeSameAs(fileSystem);
    }

    [Fact]
    public void Options_decide_home_and_system_root()
    {
        var home = Path.GetTempPath();
        using var provider = new ServiceCollection()
            .AddPluginKitPlatform(options => options.HomeDirectory = home)
            .AddPluginKitPlatform(options => options.SearchPath = [])
            .BuildServiceProvider();

        var environment = provider.GetRequiredService<HostEnvironment>();

        environment.HomeDirectory.ShouldBe(Path.TrimEndingDirectorySeparator(home));
        environment.SearchPath.ShouldBeEmpty();
        environment.Variable("CLAUDE_CONFIG_DIR").ShouldBeNull();
    }

    [Fact]
    public void A_relative_home_is_refused_with_the_fix()
    {
        using var provider = new ServiceCollection().AddPluginKitPlatform(options => options.HomeDirectory = "home").BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<HostEnvironment>())
            .Message.ShouldContain("give an absolute path");
    }

    [Fact]
    public void The_real_file_system_gets_the_disk_of_the_machine()
    {
        NativeDisk.For(new FileSystem()).ShouldNotBeOfType<PortableNativeDisk>();
        NativeDisk.For(new OtherFileSystem()).ShouldBeOfType<PortableNativeDisk>();
    }

    private sealed class OtherFileSystem : FileSystemBase
    {
        private readonly FileSystem _real = new();

        public override IFile File => _real.File;

        public override IDirectory Directory => _real.Directory;

        public override IFileInfoFactory FileInfo => _real.FileInfo;

        public override IFileStreamFactory FileStream => _real.FileStream;

        public override IPath Path => _real.Path;

        public override IDirectoryInfoFactory DirectoryInfo => _real.DirectoryInfo;

        public override IDriveInfoFactory DriveInfo => _real.DriveInfo;

        public override IFileSystemWatcherFactory FileSystemWatcher => _real.FileSystemWatcher;
    }
}
