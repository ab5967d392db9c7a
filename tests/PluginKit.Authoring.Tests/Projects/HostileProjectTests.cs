using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

public abstract class HostileProjectTests(DiskKind disk)
{
    [Theory]
    [InlineData(".venv")]
    [InlineData("node_modules")]
    [InlineData(".yarn")]
    public async Task Installed_dependencies_are_no_part_of_the_project(string folder)
    {
        using var project = Project().Link($"{folder}/bin/x", "/usr/bin").With($"{folder}/NUL", "a name that is not portable");

        ValidationTests.Brief(await project.ValidateAsync(strict: true)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("notes")]
    [InlineData("plugin/targets/claude/commands/x.md")]
    public async Task A_link_elsewhere_in_the_project_is_refused_with_its_place(string path)
    {
        using var project = Project().Link(path, "/etc/passwd");

        var report = await project.ValidateAsync();

        ValidationTests.Brief(report).ShouldBe([$"source_refused {path}"]);
        report.Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.SourceUnsafeEntry, ProblemCodes.ProjectInvalid]);
    }

    [Fact]
    public async Task A_nested_folder_of_dependencies_is_part_of_the_project()
    {
        using var project = Project().Link("plugin/node_modules/x", "/etc");

        ValidationTests.Brief(await project.ValidateAsync())[0].ShouldStartWith("source_refused");
    }

    [Fact]
    public async Task A_manifest_that_is_a_link_out_of_the_project_is_not_read_by_the_doctor()
    {
        using var project = Project().Without("plugin/plugin.yaml").Place("/etc/plugin.yaml", "api_version: v1\n").Link("plugin/plugin.yaml", "/etc/plugin.yaml");

        (await project.LookAsync()).Problems.Select(static problem => problem.Code).ShouldBe([ProblemCodes.ManifestMissing, ProblemCodes.ProjectBlocked]);
    }

    [Fact]
    public async Task A_launcher_with_a_path_of_a_NUL_is_no_crash()
    {
        using var project = TestProject.Node(disk, "plu\0gin/x.mjs").Folder("node_modules").Program("npm");

        (await project.LookAsync()).Readiness.ReasonCode.ShouldBe(ReadinessReasons.OutsideProject);
    }

    [Fact]
    public async Task Files_full_of_noise_are_no_crash()
    {
        using var project = TestProject.Python(disk).Program("python3").With(".venv/pyvenv.cfg", "home = \0\nversion=\u202e\n=\n==\n" + new string('x', 200_000)).With("requirements.txt", "\0");

        (await project.LookAsync()).Readiness.ReasonCode.ShouldBe(ReadinessReasons.EnvironmentBroken);
    }

    [Fact]
    public async Task A_package_with_members_of_other_kinds_is_no_crash()
    {
        using var project = TestProject.Node(disk).With("package.json", "{\"scripts\":[1],\"packageManager\":{}}").With("tsconfig.json", "{\"extends\":{},\"compilerOptions\":7}")
            .With("plugin/main.mjs", "x").Folder("node_modules").Program("npm");

        (await project.LookAsync()).Readiness.ReasonCode.ShouldBe(ReadinessReasons.NodeReady);
    }

    [Fact]
    public async Task A_circle_of_links_is_no_crash()
    {
        using var project = TestProject.Python(disk).Program("python3").Link(".venv", ".venv").Without("bin/demo").Link("bin/demo", "demo");

        var document = await project.LookAsync();

        document.Readiness.ReasonCode.ShouldBe(ReadinessReasons.OutsideProject);
        ValidationTests.Brief(await project.ValidateAsync())[0].ShouldStartWith("source_refused");
    }

    [Fact]
    public async Task A_relative_path_is_misuse()
    {
        using var project = Project();

        await Should.ThrowAsync<ArgumentException>(async () => await project.ValidateAsync(root: "work/demo"));
    }

    [Fact]
    public async Task The_root_of_a_disk_is_no_project()
    {
        using var project = Project();

        ValidationTests.Brief(await project.ValidateAsync(root: "/"))[0].ShouldStartWith("source_refused");
    }

    private TestProject Project() => new TestProject(disk)
        .With("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [claude]\n").With("README.md", "# Demo\n")
        .With(".claude-plugin/plugin.json", ValidationTests.Native());
}

public sealed class HostileProjectTestsOnVirtualDisk() : HostileProjectTests(DiskKind.Virtual);

public sealed class HostileProjectTestsOnRealDisk() : HostileProjectTests(DiskKind.Real);
