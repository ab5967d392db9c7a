using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

public abstract class NodeReadinessTests(DiskKind disk)
{
    private const string Main = "plugin/main.mjs";

    [Theory]
    [InlineData("bun", "bun.lock pnpm-lock.yaml yarn.lock package-lock.json", "install")]
    [InlineData("bun", "bun.lockb", "install")]
    [InlineData("pnpm", "pnpm-lock.yaml yarn.lock package-lock.json", "install --frozen-lockfile")]
    [InlineData("yarn", "yarn.lock package-lock.json", "install --frozen-lockfile")]
    [InlineData("yarn", "yarn.lock .yarnrc.yml", "install --immutable")]
    [InlineData("npm", "package-lock.json", "ci")]
    [InlineData("npm", "npm-shrinkwrap.json", "ci")]
    [InlineData("npm", "", "install")]
    public async Task The_manager_is_told_by_its_lock_file_in_one_order(string manager, string files, string arguments)
    {
        using var project = TestProject.Node(disk).With(Main, "x").Program(manager);
        foreach (var file in files.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            project.With(file, string.Empty);
        }

        var document = await project.LookAsync();

        ReadinessTests.Brief(document).ShouldBe($"needs_bootstrap install_state_missing: {manager} install state is missing");
        string.Join(' ', document.BootstrapSteps.ShouldHaveSingleItem().Arguments).ShouldBe(arguments);
    }

    [Theory]
    [InlineData("yarn@4.1.0", "--immutable")]
    [InlineData("yarn@1.22.0", "--frozen-lockfile")]
    [InlineData("pnpm@9", "--frozen-lockfile")]
    [InlineData("yarn@", "--frozen-lockfile")]
    public async Task The_generation_of_yarn_is_told_by_the_package(string packageManager, string argument)
    {
        using var project = TestProject.Node(disk).With(Main, "x").With("yarn.lock", string.Empty).Program("yarn")
            .With("package.json", $"{{\"packageManager\":\"{packageManager}\"}}");

        (await project.LookAsync()).BootstrapSteps[0].Arguments.ShouldBe(["install", argument]);
    }

    [Theory]
    [InlineData("node_modules/.package-lock.json")]
    [InlineData(".pnp.cjs")]
    [InlineData(".pnp.loader.mjs")]
    public async Task Installed_dependencies_make_it_ready(string path)
    {
        using var project = TestProject.Node(disk).With(Main, "x").With(path, "{}").Program("npm");

        var document = await project.LookAsync();

        ReadinessTests.Brief(document).ShouldBe("ready node_ready: Node runtime is ready via npm");
        document.Readiness.RuntimeVersion.ShouldBe("20.20.2");
        document.BootstrapSteps.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_missing_is_told_one_after_the_other()
    {
        using var project = TestProject.Node(disk);
        project.Disk.DeleteFile("/usr/bin/node");

        Brief(await project.LookAsync()).ShouldBe("runtime_missing");
        project.Program("node");
        Brief(await project.LookAsync()).ShouldBe("manager_missing");
        project.Program("npm");
        project.Trap.Versions["node"] = "v18.19.0\n";
        Brief(await project.LookAsync()).ShouldBe("runtime_too_old");
        project.Trap.Versions["node"] = "v22.1.0\n";
        Brief(await project.LookAsync()).ShouldBe("install_state_missing");
        project.Folder("node_modules");
        Brief(await project.LookAsync()).ShouldBe("runtime_target_missing");
        project.With(Main, "x");
        Brief(await project.LookAsync()).ShouldBe("node_ready");
        project.Without("package.json");
        Brief(await project.LookAsync()).ShouldBe("build_file_unusable");
    }

    [Theory]
    [InlineData("{ // where\n \"compilerOptions\": { \"outDir\": \"./out/\", }, /* end */ }", "out/main.js", "needs_build built_output_missing: built output out/main.js is missing")]
    [InlineData("{}", "dist/main.js", "needs_build built_output_missing: built output dist/main.js is missing")]
    [InlineData("{\"extends\": \"./config/base\"}", "config/made/main.js", "needs_build built_output_missing: built output config/made/main.js is missing")]
    [InlineData("{\"extends\": [\"./none.json\", \"./config/base.json\"]}", "config/made/main.js", "needs_build built_output_missing: built output config/made/main.js is missing")]
    [InlineData("{\"compilerOptions\": {\"outDir\": \"out\"}}", "dist/main.js", "blocked output_directory_mismatch: launcher target dist/main.js is outside tsconfig outDir out")]
    [InlineData("{\"compilerOptions\": {\"outDir\": \"out\"}}", "plugin/main.js", "blocked output_directory_mismatch: launcher target plugin/main.js is outside tsconfig outDir out")]
    [InlineData("{\"extends\": \"./tsconfig.json\"}", "dist/main.js", "needs_build built_output_missing: built output dist/main.js is missing")]
    [InlineData("{\"compilerOptions\": ", "dist/main.js", "blocked build_file_unusable: tsconfig.json is not valid JSON (line 1, column 21)")]
    [InlineData("[]", "dist/main.js", "blocked build_file_unusable: tsconfig.json is no JSON object")]
    public async Task The_folder_of_a_TypeScript_build_is_read_from_its_configuration(string tsconfig, string program, string brief)
    {
        using var project = TestProject.Node(disk, program).With("tsconfig.json", tsconfig).With("config/base.json", "{\"compilerOptions\":{\"outDir\":\"made\"}}")
            .Folder("node_modules").Program("npm");

        ReadinessTests.Brief(await project.LookAsync()).ShouldBe(brief);
    }

    [Fact]
    public async Task A_build_without_a_script_or_a_configuration_blocks()
    {
        using var project = TestProject.Node(disk, "dist/main.js").Folder("node_modules").Program("npm");

        ReadinessTests.Brief(await project.LookAsync()).ShouldBe("blocked build_file_unusable: launcher target dist/main.js points to built output but tsconfig.json is missing");
        project.With("tsconfig.json", "{}").With("package.json", "{\"scripts\":{\"build\":\" \"}}");
        ReadinessTests.Brief(await project.LookAsync()).ShouldBe("blocked build_script_missing: TypeScript lane is missing package.json scripts.build");
    }

    [Fact]
    public async Task A_build_is_a_step_of_its_own()
    {
        using var project = TestProject.Node(disk, "dist/main.js").With("tsconfig.json", "{}").With("yarn.lock", string.Empty).Program("yarn");

        var steps = (await project.LookAsync()).BootstrapSteps;

        steps.Select(static step => $"{step.Kind} {Path.GetFileName(step.Program)} {string.Join(' ', step.Arguments)}").ShouldBe(["install yarn install --frozen-lockfile", "build yarn build"]);
    }

    [Fact]
    public async Task A_huge_configuration_is_not_read()
    {
        using var project = TestProject.Node(disk, "dist/main.js").With("tsconfig.json", "{" + new string(' ', 2 << 20) + "}").Folder("node_modules").Program("npm");

        ReadinessTests.Brief(await project.LookAsync()).ShouldBe("blocked build_file_unusable: tsconfig.json is too large to be read");
    }

    [Theory]
    [InlineData("../../etc/x.mjs")]
    [InlineData("plugin/../../x.mjs")]
    public async Task A_program_that_leads_out_of_the_project_blocks(string program)
    {
        using var project = TestProject.Node(disk, program).Folder("node_modules").Program("npm");

        (await project.LookAsync()).Readiness.ReasonCode.ShouldBe(ReadinessReasons.OutsideProject);
    }

    [Fact]
    public async Task On_Windows_the_launcher_names_its_program_with_backslashes()
    {
        using var project = TestProject.Node(disk, platform: HostPlatform.Windows).With("bin/demo.cmd", "@node \"%ROOT%\\plugin\\app.mjs\" %*\r\n").With("plugin/app.mjs", "x")
            .Folder("node_modules").Program("npm.cmd").Program("node.exe");

        var document = await project.LookAsync();

        ReadinessTests.Brief(document).ShouldBe("ready node_ready: Node runtime is ready via npm");
        document.Readiness.RuntimeTarget.ShouldBe("plugin/app.mjs");
    }

    [Fact]
    public async Task Programs_in_the_project_do_not_count()
    {
        using var project = TestProject.Node(disk).With(Main, "x").With("node_modules/.bin/npm", "#!/bin/sh\n", executable: true);

        Brief(await project.LookAsync()).ShouldBe("manager_missing");
        project.Trap.Started.ShouldBeEmpty();
    }

    private static string Brief(ReadinessDocument document) => document.Readiness.ReasonCode;
}

public sealed class NodeReadinessTestsOnVirtualDisk() : NodeReadinessTests(DiskKind.Virtual);

public sealed class NodeReadinessTestsOnRealDisk() : NodeReadinessTests(DiskKind.Real);
