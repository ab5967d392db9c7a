using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Tests.Registration;

public sealed class RegistrationTests
{
    [Fact]
    public void Registering_twice_gives_one_adapter_and_one_scanner()
    {
        using var provider = new ServiceCollection().AddPluginKitClaude().AddPluginKitClaude(static options => options.KeepPluginData = true).BuildServiceProvider();

        provider.GetServices<IClientAdapter>().Single().Description.TargetId.ShouldBe("claude");
        provider.GetServices<INativeScanner>().Single().TargetId.ShouldBe("claude");
        provider.GetRequiredService<IOptions<ClaudeAdapterOptions>>().Value.KeepPluginData.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, "/x", "CommandTimeoutSeconds")]
    [InlineData(60, "relative", "MarketplaceRoots")]
    public void Options_that_cannot_work_are_refused_with_their_name(int timeout, string root, string named)
    {
        using var provider = new ServiceCollection()
            .AddPluginKitClaude(options => (options.CommandTimeoutSeconds, options.MarketplaceRoots) = (timeout, [root]))
            .BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => provider.GetServices<IClientAdapter>().ToList()).Message.ShouldContain(named);
    }

    [Fact]
    public void The_description_says_what_the_client_takes()
    {
        var description = new ClaudeAdapter().Description;

        description.Scopes.ShouldBe([InstallScope.User, InstallScope.Project]);
        (description.DeliveryKind, description.InstallMode, description.RequiresReload).ShouldBe(("claude-marketplace-plugin", "native_cli", true));
        description.Programs.Single().IsMeasured("2.1.197").ShouldBeTrue();
    }
}
