using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Authoring.Deliveries;
using PluginKit.Authoring.Packages;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Registration;

public abstract class AuthoringRegistrationTests(DiskKind disk)
{
    [Fact]
    public void Registering_twice_registers_once()
    {
        var services = new ServiceCollection().AddPluginKitAuthoring().AddPluginKitAuthoring();

        services.Count(static service => service.ServiceType == typeof(AuthoredPackageReader)).ShouldBe(1);
        services.Count(static service => service.ServiceType == typeof(DeliveryProjector)).ShouldBe(1);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<AuthoredPackageReader>().ShouldBeSameAs(provider.GetRequiredService<AuthoredPackageReader>());
        provider.GetRequiredService<DeliveryProjector>().ShouldNotBeNull();
    }

    [Fact]
    public void A_bound_out_of_range_is_refused_with_the_fix()
    {
        using var provider = new ServiceCollection()
            .AddPluginKitAuthoring(static options => options.MaxYamlDepth = 0)
            .AddPluginKitAuthoring(static options => options.MaxDocumentBytes = 1)
            .BuildServiceProvider();

        var thrown = Should.Throw<OptionsValidationException>(provider.GetRequiredService<AuthoredPackageReader>);

        thrown.Failures.ShouldBe(
            [
                "AuthoringOptions.MaxDocumentBytes is 1; set at least 1024 in AddPluginKitAuthoring.",
                "AuthoringOptions.MaxYamlDepth is 0; set a value between 8 and 256 in AddPluginKitAuthoring.",
            ]);
    }

    [Fact]
    public void The_bounds_are_obeyed()
    {
        using var package = new TestPackage(disk, configure: static options => options.MaxYamlDepth = 8).With("plugin/plugin.yaml", "x: [[[[[[[[[]]]]]]]]]\n");

        package.OnlyError().Message.ShouldContain("more than 8 levels");
    }
}

public sealed class AuthoringRegistrationTestsOnVirtualDisk() : AuthoringRegistrationTests(DiskKind.Virtual);

public sealed class AuthoringRegistrationTestsOnRealDisk() : AuthoringRegistrationTests(DiskKind.Real);
