using System.Diagnostics;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Trees;

namespace PluginKit.Platform.Tests.Trees;

public sealed class RealPackageTreesTests() : PackageTreesTests(new RealDiskUnderTest())
{
    [UnixFact]
    public void Hard_links_are_refused()
    {
        using var place = new RealDiskUnderTest();
        var file = place.Write("package/a", "x");
        Run("ln", file, place.At("elsewhere"));

        Open(place).ShouldContain("hard link");
    }

    [UnixFact]
    public void Pipes_are_refused_without_being_opened()
    {
        using var place = new RealDiskUnderTest();
        place.Directory("package");
        Run("mkfifo", place.At("package", "pipe"));

        Open(place).ShouldContain("neither a file nor a directory");
    }

    [UnixFact]
    public void Names_that_are_not_valid_text_are_refused_not_passed_over()
    {
        using var place = new RealDiskUnderTest();
        place.Directory("package");
        Run("sh", "-c", $"touch \"$(printf '{place.At("package")}/bad\\377name')\"");

        var message = Open(place);

        // .NET cannot name the file, so the directory could not be cleaned up by it.
        Run("rm", "-r", place.At("package"));
        message.ShouldContain("cannot be part of a package");
    }

    private static string Open(DiskUnderTest place)
    {
        var problem = new PackageTrees(place.Disk).Open(place.At("package")).Problem.ShouldNotBeNull();
        problem.Code.ShouldBe(ProblemCodes.SourceUnsafeEntry);
        return problem.Message;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}

public sealed class RealTreePlacementTests() : TreePlacementTests(new RealDiskUnderTest());
