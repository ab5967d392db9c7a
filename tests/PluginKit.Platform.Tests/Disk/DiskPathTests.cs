using PluginKit.Platform.Disk;

namespace PluginKit.Platform.Tests.Disk;

public sealed class DiskPathTests
{
    private static readonly string Root = Path.GetPathRoot(Path.GetTempPath())!;

    [Theory]
    [InlineData("home/ada", "home/ada", true)]
    [InlineData("home/ada", "home/ada/x", true)]
    [InlineData("home/ada/", "home/ada", true)]
    [InlineData("home/ada/", "home/ada/x/y", true)]
    [InlineData("home/ada", "home/adamant", false)]
    [InlineData("home/ada", "home", false)]
    [InlineData("home/ada", "", false)]
    [InlineData("", "home", true)]
    [InlineData("", "", true)]
    public void A_path_is_within_a_folder_segment_by_segment(string root, string path, bool expected) =>
        DiskPath.IsWithin(At(root), At(path)).ShouldBe(expected);

    [Theory]
    [InlineData("home/ada", "home/ada/x", true)]
    [InlineData("home/ada/", "home/ada/x", true)]
    [InlineData("home/ada", "home/ada", false)]
    [InlineData("home/ada/", "home/ada", false)]
    [InlineData("home/ada", "home/adamant", false)]
    [InlineData("", "home", false)]
    [InlineData("", "", false)]
    public void A_folder_bounds_what_is_below_it_and_the_root_of_a_disk_bounds_nothing(string root, string path, bool expected) =>
        DiskPath.IsBelow(At(root), At(path)).ShouldBe(expected);

    [Theory]
    [InlineData(@"C:\build\notes", false, true)]
    [InlineData("C:/build/notes", false, true)]
    [InlineData(@"\\server\share", false, true)]
    [InlineData("/build/notes", true, false)]
    [InlineData("owner/repository", false, false)]
    [InlineData("https://host/x.git", false, false)]
    [InlineData("", false, false)]
    public void An_absolute_path_of_another_system_is_told(string path, bool onWindows, bool elsewhere) =>
        DiskPath.IsOfAnotherSystem(path).ShouldBe(OperatingSystem.IsWindows() ? onWindows : elsewhere);

    [Fact]
    public void Letters_of_another_case_are_the_same_on_Windows_only()
    {
        DiskPath.IsWithin(At("Users/Ada"), At("users/ADA/x")).ShouldBe(OperatingSystem.IsWindows());
        DiskPath.IsWithin(At("Users/Ada"), At("users/ADA")).ShouldBe(OperatingSystem.IsWindows());
        DiskPath.IsBelow(At("Users/Ada"), At("users/ADA/x")).ShouldBe(OperatingSystem.IsWindows());
    }

    [Fact]
    public void Both_separators_separate_on_Windows_only() =>
        DiskPath.IsWithin(At("users"), Root + "users\\ada").ShouldBe(OperatingSystem.IsWindows());

    private static string At(string path) => Root + path.Replace('/', Path.DirectorySeparatorChar);
}
