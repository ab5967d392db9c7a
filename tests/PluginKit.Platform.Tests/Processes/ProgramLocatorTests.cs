using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Processes;

namespace PluginKit.Platform.Tests.Processes;

public abstract class ProgramLocatorTests(DiskUnderTest place) : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    private readonly DiskUnderTest _place = place;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void The_first_folder_of_the_search_path_wins()
    {
        _place.Write("one/claude", "x", Executable);
        _place.Write("two/claude", "x", Executable);

        Find(HostPlatform.Linux, "missing", "two", "one").ShouldBe(_place.At("two", "claude"));
    }

    [Fact]
    public void A_file_without_executable_bit_and_a_folder_are_passed_over()
    {
        _place.Write("one/claude", "x", UnixFileMode.UserRead);
        _place.Directory("two/claude");
        _place.Link("three/claude", "nowhere");
        _place.Write("four/claude", "x", Executable);

        Find(HostPlatform.Linux, "one", "two", "three", "four").ShouldBe(_place.At(_place.HasModes ? "four" : "one", "claude"));
    }

    [Fact]
    public void A_link_to_a_program_is_returned_as_it_is()
    {
        _place.Write("versions/2.1/claude", "x", Executable);
        _place.Link("bin/claude", _place.At("versions", "2.1", "claude"));

        Find(HostPlatform.Linux, "bin").ShouldBe(_place.At("bin", "claude"));
    }

    [Fact]
    public void On_Windows_an_exe_comes_before_a_cmd_and_nothing_without_extension_counts()
    {
        _place.Write("one/claude", "x");
        _place.Write("two/claude.cmd", "x");
        _place.Write("three/claude.cmd", "x");
        _place.Write("three/claude.exe", "x");

        Find(HostPlatform.Windows, "one", "two", "three").ShouldBe(_place.At("two", "claude.cmd"));
        Find(HostPlatform.Windows, "three").ShouldBe(_place.At("three", "claude.exe"));
    }

    [Fact]
    public void A_missing_program_is_nothing() => Find(HostPlatform.Linux, "one").ShouldBeNull();

    [Theory]
    [InlineData("../claude")]
    [InlineData("bin/claude")]
    [InlineData("..")]
    [InlineData("")]
    public void A_path_is_not_a_name(string name) =>
        Should.Throw<ArgumentException>(() => new ProgramLocator(_place.Disk).Find(name, new HostEnvironment { HomeDirectory = _place.Root }));

    [Fact]
    public void The_locator_without_programs_finds_nothing()
    {
        _place.Write("one/claude", "x", Executable);

        new NoPrograms().Find("claude", new HostEnvironment { HomeDirectory = _place.Root, SearchPath = [_place.At("one")] }).ShouldBeNull();
    }

    private string? Find(HostPlatform platform, params string[] folders) => new ProgramLocator(_place.Disk).Find("claude", new HostEnvironment
    {
        HomeDirectory = _place.Root,
        Platform = platform,
        SearchPath = [.. folders.Select(folder => _place.At(folder))],
    });
}

public sealed class RealProgramLocatorTests() : ProgramLocatorTests(new RealDiskUnderTest());

public sealed class VirtualProgramLocatorTests() : ProgramLocatorTests(new VirtualDiskUnderTest());
