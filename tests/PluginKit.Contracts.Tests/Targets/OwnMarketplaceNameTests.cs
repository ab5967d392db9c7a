using PluginKit.Contracts.Targets;

namespace PluginKit.Contracts.Tests.Targets;

public sealed class OwnMarketplaceNameTests
{
    [Theory]
    [InlineData("integrationctl-ctx", "ctx", true)]
    [InlineData("integrationctl-ctx", "Ctx", true)]
    [InlineData("integrationctl-ctx", "ct", false)]
    [InlineData("integrationctl-ctx", "integrationctl-ctx", false)]
    [InlineData("Integrationctl-ctx", "ctx", false)]
    [InlineData("integrationctl-", "", false)]
    [InlineData("ctx", "ctx", false)]
    [InlineData(null, "ctx", false)]
    public void A_marketplace_is_the_own_one_of_an_integration(string? marketplace, string id, bool expected) => OwnMarketplaceName.IsOf(marketplace, id).ShouldBe(expected);

    [Fact]
    public void The_name_of_an_integration_is_its_own()
    {
        OwnMarketplaceName.Of("ctx").ShouldBe("integrationctl-ctx");
        OwnMarketplaceName.IsOf(OwnMarketplaceName.Of("ctx"), "ctx").ShouldBeTrue();
        OwnMarketplaceName.LooksLike("integrationctl-any").ShouldBeTrue();
        OwnMarketplaceName.LooksLike("integrationctl").ShouldBeFalse();
    }
}
