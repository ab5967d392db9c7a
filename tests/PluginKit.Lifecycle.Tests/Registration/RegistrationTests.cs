using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Clients;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Registration;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Registering_twice_and_in_any_order_changes_nothing()
    {
        using var world = new World(DiskKind.Virtual, static services => services.AddPluginKitLifecycle().AddPluginKitPlatform().AddPluginKitLifecycle());

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") }));

        result.Ok.ShouldBeTrue();
    }

    [Fact]
    public void Two_adapters_of_one_target_are_named()
    {
        using var world = new World(DiskKind.Virtual, static services => services.AddSingleton<IClientAdapter>(new SketchAdapter("sketch", "gemini")));

        var exception = Should.Throw<InvalidOperationException>(() => world.Lifecycle);

        exception.Message.ShouldBe("Two adapters manage the target 'sketch': SketchAdapter and SketchAdapter. Register one of them.");
    }

    [Theory]
    [InlineData(-1, 30, "LifecycleOptions.LockTimeout")]
    [InlineData(7200, 30, "LifecycleOptions.LockTimeout")]
    [InlineData(120, -1, "LifecycleOptions.ClientWait")]
    public void Options_out_of_range_are_refused_with_what_to_set(int lockSeconds, int waitSeconds, string name)
    {
        using var services = new ServiceCollection()
            .AddPluginKitLifecycle(options =>
            {
                options.LockTimeout = TimeSpan.FromSeconds(lockSeconds);
                options.ClientWait = TimeSpan.FromSeconds(waitSeconds);
            })
            .BuildServiceProvider();

        var exception = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<LifecycleOptions>>().Value);

        exception.Message.ShouldContain(name);
        exception.Message.ShouldContain("set it between 0 and 1 hour");
    }

    [Theory]
    [InlineData(0, 300, "LifecycleOptions.LocalViewTimeout")]
    [InlineData(30, -5, "LifecycleOptions.SourcePlanTimeout")]
    [InlineData(30, 90000, "LifecycleOptions.SourcePlanTimeout")]
    public void Limits_out_of_range_stop_a_host_at_its_start(int viewSeconds, int planSeconds, string name)
    {
        using var services = new ServiceCollection()
            .AddPluginKitLifecycle(options =>
            {
                options.LocalViewTimeout = TimeSpan.FromSeconds(viewSeconds);
                options.SourcePlanTimeout = TimeSpan.FromSeconds(planSeconds);
            })
            .BuildServiceProvider();

        // What a host calls when it starts.
        var exception = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        exception.Message.ShouldContain(name);
        exception.Message.ShouldContain("up to 24 hours, or to Timeout.InfiniteTimeSpan for no limit");
    }

    [Fact]
    public void Without_a_host_wrong_options_stop_the_lifecycle_when_it_is_made()
    {
        using var world = new World(DiskKind.Virtual, static services => services.Configure<LifecycleOptions>(static options => options.ClientWait = TimeSpan.FromDays(1)));

        Should.Throw<OptionsValidationException>(() => world.Lifecycle).Message.ShouldContain("LifecycleOptions.ClientWait");
    }

    [Fact]
    public async Task No_limit_is_a_limit_that_can_be_set()
    {
        using var world = new World(DiskKind.Virtual, static services => services.Configure<LifecycleOptions>(static options =>
            (options.LocalViewTimeout, options.SourcePlanTimeout) = (Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)));

        (await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") })).IsApplicable.ShouldBeTrue();
    }
}
