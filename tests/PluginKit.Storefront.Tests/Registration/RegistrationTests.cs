using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Tests.Worlds;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Tests.Registration;

public sealed class RegistrationTests
{
    [Fact]
    public void Registering_twice_changes_nothing()
    {
        var once = new ServiceCollection().AddPluginKitStorefront();
        var twice = new ServiceCollection().AddPluginKitStorefront().AddPluginKitStorefront();

        twice.Count.ShouldBe(once.Count);
        using var provider = twice.BuildServiceProvider();
        provider.GetServices<IStorefront>().ShouldHaveSingleItem().ShouldBeOfType<MixedView>();
    }

    [Fact]
    public void An_application_can_name_its_providers()
    {
        using var provider = new ServiceCollection()
            .AddPluginKitStorefront(static options => options.ProviderLabels["claude"] = "Claude")
            .BuildServiceProvider();

        var view = provider.GetRequiredService<IStorefront>().Derive(new() { Catalog = Say.Catalog(Say.Offered("a", "claude")) });

        view.Entries[0].Labels.ShouldBe(["Universal", "Claude only"]);
    }

    [Fact]
    public void An_action_that_would_touch_what_the_page_must_not_offer_is_refused_with_the_fix()
    {
        using var provider = new ServiceCollection()
            .AddPluginKitStorefront(static options => options.OptInActions.Add(ActionClass.AdoptNewTarget))
            .BuildServiceProvider();

        var failure = Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IStorefront>());

        failure.Message.ShouldContain("OptInActions");
        failure.Message.ShouldContain("enable_target");
    }

    [Fact]
    public void Without_injection_the_same_options_are_checked() =>
        Should.Throw<ArgumentException>(() => new MixedView(new() { ProviderLabels = { ["claude"] = " " } })).Message.ShouldContain("ProviderLabels");
}
