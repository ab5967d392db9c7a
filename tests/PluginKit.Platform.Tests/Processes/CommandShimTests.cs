using PluginKit.Platform.Processes;

namespace PluginKit.Platform.Tests.Processes;

/// <summary>
/// Batch files in the place of a program, as package managers write them on Windows. What is run is the program behind them, never a shell; on a
/// Unix the stand-ins of interpreter and program are scripts.
/// </summary>
public sealed class CommandShimTests : IDisposable
{
    private const string Npm =
        "@ECHO off\r\nGOTO start\r\n:find_dp0\r\nSET dp0=%~dp0\r\nEXIT /b\r\n:start\r\nSETLOCAL\r\nCALL :find_dp0\r\n\r\n"
        + "IF EXIST \"%dp0%\\node.exe\" (\r\n  SET \"_prog=%dp0%\\node.exe\"\r\n) ELSE (\r\n  SET \"_prog=node\"\r\n  SET PATHEXT=%PATHEXT:;.JS;=;%\r\n)\r\n\r\n"
        + "endLocal & goto #_undefined_# 2>NUL || title %COMSPEC% & \"%_prog%\"  \"%dp0%\\node_modules\\client\\cli.js\" %*\r\n";

    private const string NpmOfProgram = "@ECHO off\r\nSETLOCAL\r\nCALL :find_dp0\r\n\"%dp0%\\node_modules\\client\\client.exe\"   %*\r\n";

    private const string Pnpm =
        "@SETLOCAL\r\n@IF EXIST \"%~dp0\\node.exe\" (\r\n  \"%~dp0\\node.exe\"  \"%~dp0\\node_modules\\client\\cli.js\" %*\r\n) ELSE (\r\n"
        + "  @SET PATHEXT=%PATHEXT:;.JS;=;%\r\n  node  \"%~dp0\\node_modules\\client\\cli.js\" %*\r\n)\r\n";

    private readonly RealDiskUnderTest _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(Npm)]
    [InlineData(Pnpm)]
    public void The_script_behind_a_shim_is_given_to_the_interpreter_beside_it_or_on_the_search_path(string text)
    {
        var shim = _place.Write("bin/client.cmd", text);
        var script = _place.Write("bin/node_modules/client/cli.js", "//");
        var node = _place.Write("node/node.exe", string.Empty);

        var found = CommandShim.Resolve(shim, string.Join(Path.PathSeparator, "relative", _place.At("node")));
        found.ShouldNotBeNull().Program.ShouldBe(node);
        found.LeadingArguments.ShouldBe([script]);

        var beside = _place.Write("bin/node.exe", string.Empty);
        CommandShim.Resolve(shim, _place.At("node")).ShouldNotBeNull().Program.ShouldBe(beside);
    }

    [Fact]
    public void The_program_behind_a_shim_is_run_itself()
    {
        var shim = _place.Write("bin/client.cmd", NpmOfProgram);
        var program = _place.Write("bin/node_modules/client/client.exe", string.Empty);

        var found = CommandShim.Resolve(shim, null);

        found.ShouldNotBeNull().Program.ShouldBe(program);
        found.LeadingArguments.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("@echo off\r\nstart calc.exe\r\n")]
    [InlineData("")]
    [InlineData("\"%dp0%\\..\\missing.exe\" %*\r\n")]
    [InlineData("\"%dp0%\\other.cmd\" %*\r\n")]
    [InlineData("\"%dp0%\\%NAME%.exe\" %*\r\n")]
    public async Task A_batch_file_that_is_no_shim_is_refused(string text)
    {
        foreach (var name in (string[])["client.cmd", "client.BAT"])
        {
            var outcome = await new ProcessRunner(TimeProvider.System).RunAsync(Request(_place.Write(name, text), "--version"), default);

            outcome.End.ShouldBe(ProcessEnd.NotStarted);
            outcome.Reason.ShouldNotBeNull().ShouldContain("batch file");
        }
    }

    [Fact]
    public void A_shim_without_its_interpreter_is_refused()
    {
        var shim = _place.Write("bin/client.cmd", Npm);
        _place.Write("bin/node_modules/client/cli.js", "//");

        CommandShim.Resolve(shim, null).ShouldBeNull();
    }

    [UnixFact]
    public async Task Arguments_reach_the_program_behind_a_shim_as_they_are()
    {
        string[] arguments = ["\" & calc", "%PATH%", "a\nb", "^|<>", "!x!"];
        var shim = _place.Write("bin/client.cmd", Npm);
        _place.Write("bin/node_modules/client/cli.js", "//");
        _place.Write("bin/node.exe", "#!/bin/sh\nshift\nfor a in \"$@\"; do printf '[%s]' \"$a\"; done\n", (UnixFileMode)0b111_101_101);

        var outcome = await new ProcessRunner(TimeProvider.System).RunAsync(Request(shim, arguments), default);

        outcome.Reason.ShouldBeNull();
        outcome.StandardOutput.ShouldBe(string.Concat(arguments.Select(static argument => $"[{argument}]")));
    }

    private ProcessRequest Request(string program, params string[] arguments) => new()
    {
        FileName = program,
        Arguments = arguments,
        WorkingDirectory = _place.Root,
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
    };
}
