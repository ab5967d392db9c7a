using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.Observation;

namespace PluginKit.Lifecycle.Tests.Mutations;

/// <summary>Deleting takes what was recorded and nobody changed. What users put into folders of ours stays and is reported .</summary>
public abstract class KeptFilesSuite(DiskKind kind)
{
    [Fact]
    public async Task A_file_that_is_added_after_the_last_look_keeps_its_whole_folder()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var (place, files) = Installed(world);

        var result = await RemoveAsync(world, operation => operation.Kind == DiskOperationKind.MoveDirectory && operation.Path == place, _ => Path.Combine(place, "mine.txt"));

        Reported(result, place);
        world.Read(Path.Combine(place, "mine.txt")).ShouldBe("mine\n");
        world.Disk.List(place).Count.ShouldBe(files + 1);
        world.Disk.List(Path.GetDirectoryName(place)!).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_that_is_added_to_what_was_put_aside_keeps_its_whole_folder()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var (place, files) = Installed(world);

        var result = await RemoveAsync(
            world, operation => operation.Kind == DiskOperationKind.List && operation.Path.StartsWith(place + ".tombstone-", StringComparison.Ordinal), static operation => Path.Combine(operation.Path, "mine.txt"));

        Reported(result, place);
        world.Read(Path.Combine(place, "mine.txt")).ShouldBe("mine\n");
        world.Disk.List(place).Count.ShouldBe(files + 1);
    }

    [Fact]
    public async Task A_file_that_is_added_while_files_are_deleted_is_all_that_stays()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var (place, _) = Installed(world);

        var result = await RemoveAsync(
            world,
            operation => operation.Kind == DiskOperationKind.DeleteFile && operation.Path.StartsWith(place + ".discarded-", StringComparison.Ordinal),
            operation => Path.Combine(place + operation.Path[place.Length..].Split(Path.DirectorySeparatorChar)[0], "mine.txt"));

        Reported(result, place);
        world.Disk.List(place).ShouldHaveSingleItem().Name.ShouldBe("mine.txt");
        world.Disk.List(Path.GetDirectoryName(place)!).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_repository_that_somebody_made_in_a_generation_is_not_part_of_it_and_stays()
    {
        using var world = await Scenario.Of("remove").ArrangeAsync(kind);
        var (place, _) = Installed(world);
        world.Write(Path.Combine(place, ".git", "config"), "[core]\n");

        var result = await RemoveAsync(world, static _ => false, static operation => operation.Path);

        Reported(result, place);
        world.Disk.List(place).ShouldHaveSingleItem().Name.ShouldBe(".git");
    }

    private static (string Place, int Files) Installed(World world) => (world.Generation("pencil"), world.Disk.List(world.Generation("pencil")).Count);

    private static async Task<Contracts.Documents.ResultDocument> RemoveAsync(World world, Predicate<DiskOperation> when, Func<DiskOperation, string> path)
    {
        var added = false;
        using var process = world.Reopen(disk => new InterleavedDisk(disk, operation =>
        {
            if (!added && when(operation))
            {
                added = true;
                world.Write(path(operation), "mine\n");
            }
        }));
        return await process.Lifecycle.ApplyAsync(await Scenario.Of("remove").PlanAsync(process));
    }

    private static void Reported(Contracts.Documents.ResultDocument result, string place)
    {
        result.Outcome.ShouldBe(Outcome.Applied);
        result.Problems.Concat(result.Report.Targets.SelectMany(static target => target.Problems))
            .ShouldContain(problem => problem.Code == ProblemCodes.LeftoverFiles && problem.Path == place);
    }
}

public sealed class KeptFilesOnVirtualDisk() : KeptFilesSuite(DiskKind.Virtual);

public sealed class KeptFilesOnRealDisk() : KeptFilesSuite(DiskKind.Real);
