using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Discovery;
using Microsoft.Extensions.DependencyInjection;

namespace PluginKit.Adapters.Codex.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void Registering_twice_changes_nothing()
    {
        var services = new ServiceCollection().AddPluginKitCodex().AddPluginKitCodex(static options => options.ListAvailablePlugins = false);

        services.Count(static service => service.ServiceType == typeof(IClientAdapter)).ShouldBe(1);
        services.Count(static service => service.ServiceType == typeof(INativeScanner)).ShouldBe(1);
    }

    [Fact]
    public void The_adapter_says_what_it_is()
    {
        var description = new CodexAdapter().Description;

        description.TargetId.ShouldBe("codex");
        description.AuthoredTarget.ShouldBe("codex-package");
        description.DeliveryKind.ShouldBe("codex-marketplace-plugin");
        description.InstallMode.ShouldBe("native_cli");
        description.ScopeConditions["project"].ShouldBe("trusted_project_required");
        description.Programs.Single().IsMeasured("0.169.0").ShouldBeTrue();
    }
}
