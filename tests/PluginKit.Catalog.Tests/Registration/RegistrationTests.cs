using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Managed;

namespace PluginKit.Catalog.Tests.Registration;

public sealed class RegistrationTests
{
    [Fact]
    public void Registering_twice_changes_nothing()
    {
        var services = new ServiceCollection().AddPluginKitCatalog();
        var count = services.Count;

        services.AddPluginKitCatalog().Count.ShouldBe(count);
        using var provider = services.BuildServiceProvider();
        provider.GetServices<ICatalog>().ShouldHaveSingleItem();
        provider.GetServices<IUniversalCandidates>().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("plugins")]
    [InlineData("./catalog.json")]
    public async Task A_relative_place_is_refused_with_the_fix(string location)
    {
        await using var provider = new ServiceCollection().AddPluginKitCatalog(options => options.Location = location).BuildServiceProvider();
        var catalog = provider.GetRequiredService<ICatalog>();

        var failure = await Should.ThrowAsync<OptionsValidationException>(async () => await catalog.LoadAsync(new(), CancellationToken.None));

        failure.Message.ShouldContain("CatalogOptions.Location");
        failure.Message.ShouldContain("absolute");
    }

    [Theory]
    [InlineData("codex", "codex-package")]
    [InlineData(" ", "authored target ids")]
    public async Task A_policy_in_other_words_is_refused_with_the_fix(string target, string fix)
    {
        await using var provider = new ServiceCollection().AddPluginKitCatalog(options => options.PrimaryActionTargets = [target]).BuildServiceProvider();
        var catalog = provider.GetRequiredService<ICatalog>();

        (await Should.ThrowAsync<OptionsValidationException>(async () => await catalog.LoadAsync(new(), CancellationToken.None))).Message.ShouldContain(fix);
    }

    [Fact]
    public async Task Limits_that_leave_nothing_are_refused()
    {
        await using var provider = new ServiceCollection().AddPluginKitCatalog(static options => options.MaximumReadmeBytes = 0).BuildServiceProvider();
        var catalog = provider.GetRequiredService<ICatalog>();

        (await Should.ThrowAsync<OptionsValidationException>(async () => await catalog.LoadAsync(new(), CancellationToken.None)))
            .Message.ShouldContain("MaximumReadmeBytes");
    }
}
