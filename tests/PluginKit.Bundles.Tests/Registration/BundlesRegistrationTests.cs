using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Bundles.Handoff;
using PluginKit.Bundles.Registration;

namespace PluginKit.Bundles.Tests.Registration;

public sealed class BundlesRegistrationTests
{
    [Fact]
    public void Registering_twice_registers_once()
    {
        var once = new ServiceCollection().AddPluginKitBundles();
        var twice = new ServiceCollection().AddPluginKitBundles().AddPluginKitBundles();

        twice.Select(static service => (service.ServiceType, service.ImplementationType)).ShouldBe(once.Select(static service => (service.ServiceType, service.ImplementationType)));
    }

    [Fact]
    public void A_limit_out_of_range_is_refused_with_the_fix()
    {
        using var provider = new ServiceCollection()
            .AddPluginKitBundles(static options => options.Handoff = new HandoffLimits { MaxEntries = 0 })
            .BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IOptions<BundlesOptions>>().Value)
            .Failures.ShouldBe(["BundlesOptions.Handoff.MaxEntries is 0; set at least 1 in AddPluginKitBundles."]);
    }

    [Fact]
    public void Absent_limits_are_refused_with_the_fix()
    {
        using var provider = new ServiceCollection().AddPluginKitBundles(static options => options.Handoff = null!).BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IOptions<BundlesOptions>>().Value).Message.ShouldContain("BundlesOptions.Handoff is null");
    }
}
