using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.Planning;

/// <summary>R-48: what no reader sees is not installed, and a plan says what was not looked into.</summary>
public abstract class ScreenedPackageSuite(DiskKind kind)
{
    [Fact]
    public async Task Hidden_instructions_are_not_added_and_their_place_is_named()
    {
        using var world = new World(kind);
        var source = Hidden(world);
        var before = world.Snapshot();

        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = source });
        var result = await world.Lifecycle.ApplyAsync(plan);

        plan.IsApplicable.ShouldBeFalse();
        var problem = plan.Document.Problems.Where(static problem => problem.IsError).ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.HiddenInstructions);
        (problem.Path, problem.Line, problem.Column).ShouldBe((Path.Combine(source, "plugin/skills/notes/SKILL.md"), 5, 5));
        result.Outcome.ShouldBe(Outcome.Failed);
        world.Snapshot().ChangesSince(before).ToString().ShouldBe("Nothing differs.");
    }

    [Fact]
    public async Task They_are_not_updated_to_and_what_is_installed_stays()
    {
        using var world = new World(kind);
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") }))).Outcome.ShouldBe(Outcome.Applied);
        world.Package("notes", "2.0.0");
        Hidden(world, "2.0.0");

        var plan = await world.Lifecycle.PlanUpdateAsync(new() { IntegrationId = "notes" });

        plan.IsApplicable.ShouldBeFalse();
        plan.Document.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.HiddenInstructions && problem.IsError);
        (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldHaveSingleItem().ResolvedVersion.ShouldBe("1.0.0");
    }

    [Fact]
    public async Task An_application_may_only_be_warned()
    {
        using var world = new World(kind, change: static services => services.Configure<LifecycleOptions>(static options => options.HiddenText = HiddenTextPolicy.Warn));

        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = Hidden(world) });

        plan.IsApplicable.ShouldBeTrue();
        plan.Document.Problems.ShouldContain(static problem => problem.Code == ProblemCodes.HiddenInstructions && problem.Severity == ProblemSeverity.Warning);
    }

    [Fact]
    public async Task A_plan_says_what_was_not_looked_into()
    {
        using var world = new World(kind);
        var source = world.Package("notes");
        world.Write(Path.Combine(source, "tools/run.bin"), "\0\u0001");

        var coverage = (await world.Lifecycle.PlanAddAsync(new() { Source = source })).Document.Coverage.ShouldNotBeNull();

        coverage.Files.ShouldBe(coverage.FilesRead + 1);
        coverage.Unread.ShouldHaveSingleItem().Path.ShouldBe("tools/run.bin");
    }

    [Fact]
    public void A_policy_that_does_not_exist_is_refused_with_the_fix()
    {
        using var world = new World(kind, change: static services => services.Configure<LifecycleOptions>(static options => options.HiddenText = (HiddenTextPolicy)7));

        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => world.Lifecycle).Message.ShouldContain("LifecycleOptions.HiddenText is 7; set it to Block or Warn.");
    }

    private static string Hidden(World world, string version = "1.0.0")
    {
        var source = world.Package("notes", version);
        world.Write(Path.Combine(source, "plugin/skills/notes/SKILL.md"), "---\nname: notes\ndescription: Notes.\n---\nUse \u202Eit.\n<!-- more -->\n");
        return source;
    }
}

public sealed class ScreenedPackageOnVirtualDisk() : ScreenedPackageSuite(DiskKind.Virtual);

public sealed class ScreenedPackageOnRealDisk() : ScreenedPackageSuite(DiskKind.Real);
