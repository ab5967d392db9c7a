using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Trees;
using PluginKit.Sources.Archives;
using PluginKit.Sources.Local;
using PluginKit.Sources.References;
using PluginKit.Sources.Resolution;
using PluginKit.Tests.Disks;

namespace PluginKit.Sources.Tests.Registration;

public abstract class SourcesRegistrationTests(DiskKind disk)
{
    [Fact]
    public void Registering_twice_registers_once()
    {
        var services = new ServiceCollection().AddPluginKitSources().AddPluginKitSources();

        services.Count(static service => service.ServiceType == typeof(SourceResolver)).ShouldBe(1);
        using var provider = services.BuildServiceProvider();
        provider.GetServices<IPluginSource>().Select(static source => source.GetType().Name).ShouldBe([nameof(LocalDirectorySource), nameof(ArchiveSource), "GitHubSource", "GitUrlSource"]);
    }

    [Fact]
    public void A_limit_out_of_range_is_refused_with_the_fix()
    {
        using var provider = new ServiceCollection()
            .AddPluginKitSources(static options => options.Limits = new TreeLimits { MaxFiles = 0 })
            .BuildServiceProvider();

        Should.Throw<OptionsValidationException>(provider.GetRequiredService<SourceResolver>)
            .Failures.ShouldBe(["SourcesOptions.Limits.MaxFiles is 0; set at least 1 in AddPluginKitSources."]);
    }

    [Fact]
    public void Absent_limits_are_refused_with_the_fix()
    {
        using var provider = new ServiceCollection().AddPluginKitSources(static options => options.Limits = null!).BuildServiceProvider();

        Should.Throw<OptionsValidationException>(provider.GetRequiredService<SourceResolver>).Message.ShouldContain("SourcesOptions.Limits is null");
    }

    [Fact]
    public async Task A_resolved_folder_can_be_read_as_a_package()
    {
        using var folder = new SourceFolder(disk).With("demo/plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: d\ntargets: [claude]\n");
        await using var tree = (await folder.ResolveAsync($"{folder.Root}/demo")).Tree!;
        using var provider = new ServiceCollection().AddPluginKitAuthoring().BuildServiceProvider();

        provider.GetRequiredService<AuthoredPackageReader>().Read(tree).Package!.Manifest.Name.ShouldBe("demo");
    }

    [Fact]
    public void The_names_of_the_existing_tool_are_known_and_a_name_for_nothing_is_refused()
    {
        using var provider = new ServiceCollection().AddPluginKitSources().BuildServiceProvider();
        provider.GetRequiredService<SourceAliases>().Expand("Docker-Hub").ShouldBe("github:777genius/universal-plugins-for-ai-agents//plugins/docker-hub");
        SourceAliases.FirstParty.Count.ShouldBe(23);
        using var wrong = new ServiceCollection()
            .AddPluginKitSources(static options => options.Aliases = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "b" }).BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => wrong.GetRequiredService<SourceAliases>()).Message.ShouldContain("gives 'a' the reference 'b'");
    }
}

public sealed class SourcesRegistrationTestsOnVirtualDisk() : SourcesRegistrationTests(DiskKind.Virtual);

public sealed class SourcesRegistrationTestsOnRealDisk() : SourcesRegistrationTests(DiskKind.Real);
