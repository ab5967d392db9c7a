using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Trees;
using PluginKit.Testing.Observation;

namespace PluginKit.Lifecycle.Tests.Mutations;

/// <summary>A client runs a generation in place while a repair gives it other files .</summary>
public abstract class LiveGenerationSuite(DiskKind kind)
{
    [Fact]
    public async Task Before_every_single_operation_the_old_or_the_new_files_are_in_their_place()
    {
        var scenario = Scenario.Of("repair", "pencil");
        using var world = await scenario.ArrangeAsync(kind);
        if (!CanExchange(world))
        {
            // The other way round there is a moment with neither; recovery knows it, see the crash matrix.
            return;
        }

        var place = world.Generation("pencil");
        var seen = new List<string?> { Digest(world, place) };
        using var process = world.Reopen(disk => new InterleavedDisk(disk, _ => seen.Add(Digest(world, place))));

        (await process.Lifecycle.ApplyAsync(await scenario.PlanAsync(process))).Outcome.ShouldBe(Outcome.Applied);

        seen.Add(Digest(world, place));
        seen.Count.ShouldBeGreaterThan(100);
        seen.ShouldNotContain((string?)null);
        seen.Distinct().Count().ShouldBe(2);
        seen.Zip(seen.Skip(1)).Count(static pair => pair.First != pair.Second).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_user_adds_in_the_moment_of_the_exchange_goes_back_to_its_place()
    {
        var scenario = Scenario.Of("repair", "pencil");
        using var world = await scenario.ArrangeAsync(kind);
        var place = world.Generation("pencil");
        var before = world.Disk.List(place).Count;
        var (added, mine) = (false, Path.Combine(place, "mine.txt"));
        using var process = world.Reopen(disk => new InterleavedDisk(disk, operation =>
        {
            if (!added && operation.Kind is DiskOperationKind.TryExchange or DiskOperationKind.MoveDirectory && operation.ToString().Contains(place, StringComparison.Ordinal))
            {
                added = true;
                world.Write(mine, "mine\n");
            }
        }));

        var result = await process.Lifecycle.ApplyAsync(await scenario.PlanAsync(process));

        result.Outcome.ShouldBe(Outcome.RolledBack, string.Join('\n', result.Problems));
        result.Report.Targets.SelectMany(static target => target.Problems).ShouldContain(static problem => problem.Code == ProblemCodes.Conflict);
        world.Read(mine).ShouldBe("mine\n");
        world.Disk.List(place).Count.ShouldBe(before + 1);
        world.Disk.List(Path.GetDirectoryName(place)!).ShouldHaveSingleItem();
    }

    private static string? Digest(World world, string place) => new PackageTrees(world.Disk).Open(place).Tree?.Digest;

    private static bool CanExchange(World world)
    {
        var (one, other) = (Path.Combine(world.Root, "one"), Path.Combine(world.Root, "other"));
        world.Disk.CreateDirectory(one);
        world.Disk.CreateDirectory(other);
        var can = world.Disk.TryExchange(one, other);
        world.Disk.DeleteEmptyDirectory(one);
        world.Disk.DeleteEmptyDirectory(other);
        return can;
    }
}

public sealed class LiveGenerationOnVirtualDisk() : LiveGenerationSuite(DiskKind.Virtual);

public sealed class LiveGenerationOnRealDisk() : LiveGenerationSuite(DiskKind.Real);
