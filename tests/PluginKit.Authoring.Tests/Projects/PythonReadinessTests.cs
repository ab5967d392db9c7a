using System.Security.Cryptography;
using System.Text;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Projects;

public abstract class PythonReadinessTests(DiskKind disk)
{
    [Theory]
    [InlineData("uv", "uv.lock", "uv.lock poetry.lock Pipfile requirements.txt", "sync")]
    [InlineData("poetry", "poetry.lock", "poetry.lock Pipfile.lock requirements.txt", "install --no-root")]
    [InlineData("pipenv", "Pipfile.lock", "Pipfile.lock Pipfile requirements.txt", "sync")]
    [InlineData("pipenv", "Pipfile", "Pipfile requirements.txt", "install")]
    [InlineData("requirements", "requirements.txt", "requirements.txt", "-m venv .venv | -m pip install -r requirements.txt")]
    [InlineData("venv", null, "", "-m venv .venv")]
    public async Task The_manager_is_told_by_its_files_in_one_order(string manager, string? evidence, string files, string steps)
    {
        using var project = TestProject.Python(disk).Program("uv").Program("poetry").Program("pipenv").Program("python3");
        foreach (var file in files.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            project.With(file, string.Empty);
        }

        var document = await project.LookAsync();

        document.Readiness.Manager.ShouldBe(manager);
        document.Readiness.ManagerEvidence.ShouldBe(evidence);
        document.Readiness.Status.ShouldBe(ReadinessStatus.NeedsBootstrap);
        string.Join(" | ", document.BootstrapSteps.Select(static step => string.Join(' ', step.Arguments))).ShouldBe(steps);
        document.BootstrapSteps.ShouldAllBe(static step => step.WorkingDirectory == TestProject.Root);
    }

    [Theory]
    [InlineData("[tool.uv]\ndev-dependencies = []\n", "uv")]
    [InlineData("[tool.poetry]\nname = 'x'\n", "poetry")]
    [InlineData("[tool.uv.sources]\n[tool.poetry]\n", "uv")]
    [InlineData("[project]\nname = 'x'\n", "venv")]
    public async Task The_manager_is_told_by_pyproject_too(string toml, string manager)
    {
        using var project = TestProject.Python(disk).Program("uv").Program("poetry").Program("python3").With("pyproject.toml", toml);

        (await project.LookAsync()).Readiness.Manager.ShouldBe(manager);
    }

    [Fact]
    public async Task A_lock_file_that_is_a_folder_tells_nothing()
    {
        using var project = TestProject.Python(disk).Program("python3").Folder("uv.lock").Folder("requirements.txt");

        (await project.LookAsync()).Readiness.Manager.ShouldBe("venv");
    }

    [Fact]
    public async Task A_pyproject_that_is_no_TOML_blocks()
    {
        using var project = TestProject.Python(disk).Program("python3").With("pyproject.toml", "[tool\n");

        ReadinessTests.Brief(await project.LookAsync()).ShouldStartWith("blocked build_file_unusable: pyproject.toml is not valid TOML");
    }

    [Fact]
    public async Task An_environment_in_the_project_wins_over_its_manager()
    {
        using var project = TestProject.Python(disk).With("poetry.lock", string.Empty).Environment();

        var document = await project.LookAsync();

        ReadinessTests.Brief(document).ShouldBe("ready python_ready: Python runtime is ready via poetry using repo-local .venv");
        document.Readiness.RuntimeVersion.ShouldBe("3.11.7");
        document.Readiness.InstallState.ShouldBe(TestProject.Root + "/.venv");
        document.Readiness.InstallStateOwner.ShouldBe("repo_local");
        project.Trap.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_environment_that_the_manager_keeps_elsewhere_is_found_without_asking_it()
    {
        using var poetry = TestProject.Python(disk).With("poetry.lock", string.Empty)
            .Environment($"{TestProject.Home}/.cache/pypoetry/virtualenvs/demo-{Hash(TestProject.Root)}-py3.11");
        using var pipenv = TestProject.Python(disk).With("Pipfile", string.Empty)
            .Environment($"{TestProject.Home}/.local/share/virtualenvs/demo-{Hash(TestProject.Root + "/Pipfile")}");

        ReadinessTests.Brief(await poetry.LookAsync()).ShouldBe("ready python_ready: Python runtime is ready via poetry using manager-owned env");
        ReadinessTests.Brief(await pipenv.LookAsync()).ShouldBe("ready python_ready: Python runtime is ready via pipenv using manager-owned env");
        poetry.Trap.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_environment_of_another_project_does_not_count()
    {
        using var project = TestProject.Python(disk).With("poetry.lock", string.Empty).Program("poetry")
            .Environment($"{TestProject.Home}/.cache/pypoetry/virtualenvs/demo-{Hash("/work/other")}-py3.11");

        ReadinessTests.Brief(await project.LookAsync()).ShouldBe("needs_bootstrap environment_missing: manager-owned Python environment is not ready");
    }

    [Theory]
    [InlineData("uv.lock", "uv not found in PATH", "manager_missing")]
    [InlineData("Pipfile", "pipenv not found in PATH", "manager_missing")]
    [InlineData("requirements.txt", "Python not found in PATH; install Python 3.10+", "runtime_missing")]
    public async Task A_manager_that_is_not_on_the_search_path_blocks(string file, string reason, string code)
    {
        using var project = TestProject.Python(disk).With(file, string.Empty);

        ReadinessTests.Brief(await project.LookAsync()).ShouldBe($"blocked {code}: {reason}");
    }

    [Theory]
    [InlineData("link leads nowhere")]
    [InlineData("installation is gone")]
    [InlineData("no interpreter")]
    [InlineData("not executable")]
    [InlineData("a file")]
    [InlineData("no environment at all")]
    public async Task A_broken_environment_blocks_and_is_never_run(string how)
    {
        using var project = TestProject.Python(disk).Program("python3");
        _ = how switch
        {
            "link leads nowhere" => project.With(".venv/pyvenv.cfg", "home = /usr/bin\n").Link(".venv/bin/python3", "/gone/python3"),
            "installation is gone" => project.With(".venv/pyvenv.cfg", "home = /gone\n").Link(".venv/bin/python3", "/usr/bin/python3"),
            "no interpreter" => project.With(".venv/pyvenv.cfg", "home = /usr/bin\n"),
            "not executable" => project.With(".venv/pyvenv.cfg", "home = /usr/bin\n").With(".venv/bin/python3", "#!/bin/sh\n"),
            "a file" => project.With(".venv", "elsewhere"),
            _ => project.With(".venv/bin/python3", "#!/bin/sh\nrm -rf /\n", executable: true),
        };

        ReadinessTests.Brief(await project.LookAsync())
            .ShouldBe("blocked environment_broken: found .venv but no runnable interpreter; recreate .venv or repair the virtualenv");
        project.Trap.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_old_a_Python_blocks()
    {
        using var machine = TestProject.Python(disk).Program("python3");
        machine.Trap.Versions["python3"] = "Python 3.9.19\n";
        using var environment = TestProject.Python(disk).Environment(version: "3.9.2");

        ReadinessTests.Brief(await machine.LookAsync()).ShouldBe("blocked runtime_too_old: found /usr/bin/python3 but its version 3.9 is below the supported minimum 3.10");
        (await environment.LookAsync()).Readiness.ReasonCode.ShouldBe(ReadinessReasons.RuntimeTooOld);
    }

    [Fact]
    public async Task A_Python_that_does_not_tell_its_version_blocks()
    {
        using var project = TestProject.Python(disk).Program("python3");
        project.Trap.Versions["python3"] = "what?";

        (await project.LookAsync()).Readiness.ReasonCode.ShouldBe(ReadinessReasons.RuntimeUnusable);
    }

    [Fact]
    public async Task On_Windows_the_environment_has_the_form_of_Windows()
    {
        using var project = TestProject.Python(disk, HostPlatform.Windows).With("bin/demo.cmd", "\"%ROOT%\\.venv\\Scripts\\python.exe\" \"%ROOT%\\plugin\\main.py\"\r\n")
            .With("requirements.txt", string.Empty).Program("python.exe");

        var missing = await project.LookAsync();
        project.With(".venv/pyvenv.cfg", "home = /usr/bin\r\nversion = 3.12.1\r\n").With(".venv/Scripts/python.exe", "MZ");
        var there = await project.LookAsync();

        missing.BootstrapSteps.Select(static step => step.Program).ShouldBe(["/usr/bin/python.exe", TestProject.Root + "/.venv/Scripts/python.exe"]);
        ReadinessTests.Brief(there).ShouldBe("ready python_ready: Python runtime is ready via requirements.txt (pip) using repo-local .venv");
        there.Readiness.RuntimeVersion.ShouldBe("3.12.1");
    }

    [Fact]
    public async Task Looking_starts_nothing_of_the_project()
    {
        using var project = TestProject.Python(disk).With("requirements.txt", string.Empty).Program("python3");
        project.With("node_modules/.bin/python3", "#!/bin/sh\n", executable: true);

        await project.LookAsync();

        var started = project.Trap.Started.ShouldHaveSingleItem();
        started.FileName.ShouldBe("/usr/bin/python3");
        started.Arguments.ShouldBe(["--version"]);
        started.WorkingDirectory.ShouldBe("/");
        started.Environment["PATH"].ShouldBe("/usr/bin");
    }

    private static string Hash(string place) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..8].Replace('+', '-').Replace('/', '_');
}

public sealed class PythonReadinessTestsOnVirtualDisk() : PythonReadinessTests(DiskKind.Virtual);

public sealed class PythonReadinessTestsOnRealDisk() : PythonReadinessTests(DiskKind.Real);
