using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Discovery.Scanning;
using PluginKit.Discovery.Tests.Worlds;
using PluginKit.Platform.Disk;
using PluginKit.Testing.VirtualDisk;

namespace PluginKit.Discovery.Tests.Registration;

public sealed class RegistrationTests
{
    [Fact]
    public void Registering_twice_changes_nothing()
    {
        var services = new ServiceCollection().AddPluginKitDiscovery();
        var count = services.Count;

        services.AddPluginKitDiscovery().Count.ShouldBe(count);
        using var provider = services.BuildServiceProvider();
        provider.GetServices<IDiscovery>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_refused_with_the_fix()
    {
        await Refused(static options => options.MaximumNameLength = 0, "MaximumNameLength");
        await Refused(static options => options.ManualMappings.Add(new("claude", "a@b", "not an id")), "not an integration id");
        await Refused(static options => options.ManualMappings.Add(new("", "a@b", "a")), "no target");
        await Refused(
            static options =>
            {
                options.ManualMappings.Add(new("claude", "a@b", "a"));
                options.ManualMappings.Add(new("claude", "a@b", "c"));
            },
            "mapped twice");
    }

    private static async Task Refused(Action<DiscoveryOptions> configure, string fix)
    {
        var files = new VirtualFileSystem();
        var world = new DiscoveryWorld(new FileSystemDisk(files, files)) { Configure = configure };

        (await Should.ThrowAsync<OptionsValidationException>(() => world.DiscoverAsync())).Message.ShouldContain(fix);
    }
}
