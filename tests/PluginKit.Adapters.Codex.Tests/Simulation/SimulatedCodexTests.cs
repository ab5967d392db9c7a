using PluginKit.Adapters.Codex.Tests.Support;
using PluginKit.Platform.Processes;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Codex.Tests.Simulation;

/// <summary>What the simulated client says and writes; the texts were taken from the real one.</summary>
public abstract class SimulatedCodexTests(DiskKind kind) : DiskSuite(kind)
{
    private const string Marketplace = "/src/mk/.agents/plugins/marketplace.json";

    [Fact]
    public void It_says_its_version() => Run(new CodexStage(NewDisk()), "--version").StandardOutput.ShouldBe("codex-cli 0.169.0\n");

    [Theory]
    [InlineData("# my config\nmodel = \"x\" # c\n\n[mcp_servers.foo]\ncommand = \"a\"\n\n# tail comment\n")]
    [InlineData("# only comment\n")]
    [InlineData("model=\"x\"\n\n\n")]
    [InlineData("[plugins.\"a@a\"]\nenabled=true\n\n[tui]\nx=1\n\n[plugins.\"b@b\"]\nenabled=true\n\n[zz]\n")]
    public void Adding_and_removing_gives_the_same_configuration_back(string config)
    {
        var stage = Stage().With(CodexStage.Config, config);
        foreach (var command in (string[])["plugin marketplace add /src/mk", "plugin add alpha@mk", "plugin remove alpha@mk", "plugin marketplace remove mk"])
        {
            Run(stage, command.Split(' ')).ExitCode.ShouldBe(0);
        }

        stage.Text(CodexStage.Config).ShouldBe(config);
        stage.Exists(CodexStage.Cache + "/mk/alpha").ShouldBeFalse();
        stage.Exists(CodexStage.Cache + "/mk").ShouldBeTrue();
    }

    [Fact]
    public void Adding_again_switches_on_and_keeps_the_comment()
    {
        var stage = Stage().With(CodexStage.Config, "[plugins.\"alpha@mk\"]\nenabled = false # off\n");
        Run(stage, "plugin", "marketplace", "add", "/src/mk").ExitCode.ShouldBe(0);
        Run(stage, "plugin", "add", "alpha@mk", "--json").StandardOutput.ShouldContain("\"version\": \"1.0.0\"");

        stage.Text(CodexStage.Config)!.ShouldStartWith("[plugins.\"alpha@mk\"]\nenabled = true # off\n\n[marketplaces.mk]\n");
    }

    [Theory]
    [InlineData("plugin add alpha", "Error: plugin requires --marketplace unless passed as <plugin>@<marketplace>\n", 1)]
    [InlineData("plugin add alpha@mk", "Error: plugin `alpha` was not found in marketplace `mk`\n", 1)]
    [InlineData("plugin marketplace remove mk", "Error: marketplace `mk` is not configured or installed\n", 1)]
    [InlineData("plugin marketplace add /none", "Error: failed to resolve local marketplace source path: No such file or directory (os error 2)\n", 1)]
    [InlineData("plugin frob", "error: unrecognized subcommand 'frob'\n\nUsage: codex plugin [OPTIONS] <COMMAND>\n\nFor more information, try '--help'.\n", 2)]
    public void Failures_have_the_words_and_exit_codes_of_the_client(string command, string error, int exitCode)
    {
        var outcome = Run(Stage(), command.Split(' '));

        outcome.ExitCode.ShouldBe(exitCode);
        outcome.StandardError.ShouldBe(error);
        outcome.StandardOutput.ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_is_taken_by_another_folder_is_refused()
    {
        var stage = Stage().With("/src/copy/.agents/plugins/marketplace.json", """{"name":"mk","plugins":[]}""");
        Run(stage, "plugin", "marketplace", "add", "/src/mk").ExitCode.ShouldBe(0);

        Run(stage, "plugin", "marketplace", "add", "/src/copy").StandardError.ShouldContain("already added from a different source");
    }

    [Fact]
    public void A_broken_marketplace_hides_everything_until_it_is_removed()
    {
        var stage = Stage();
        Run(stage, "plugin", "marketplace", "add", "/src/mk").ExitCode.ShouldBe(0);
        stage.Disk.DeleteFile(Marketplace);

        Run(stage, "plugin", "list", "--json").ExitCode.ShouldBe(1);
        Run(stage, "plugin", "marketplace", "remove", "mk").ExitCode.ShouldBe(0);
        Run(stage, "plugin", "list", "--json").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_corrupt_configuration_stops_every_command()
    {
        var stage = Stage().With(CodexStage.Config, "a = = 1\n");

        Run(stage, "plugin", "list").StandardError.ShouldContain("config.toml:1:5");
        Run(stage, "plugin", "remove", "alpha@mk").ExitCode.ShouldBe(1);
        stage.Text(CodexStage.Config).ShouldBe("a = = 1\n");
    }

    [Fact]
    public void The_policy_forbids_adding_and_allows_removing()
    {
        var stage = Stage();
        Run(stage, "plugin", "marketplace", "add", "/src/mk").ExitCode.ShouldBe(0);
        Run(stage, "plugin", "add", "alpha@mk").ExitCode.ShouldBe(0);
        stage.With("/etc/codex/requirements.toml", "[marketplaces]\nrestrict_to_allowed_sources = true\n");

        Run(stage, "plugin", "list", "--json").StandardOutput.ShouldNotContain("alpha@mk");
        Run(stage, "plugin", "add", "alpha@mk").ExitCode.ShouldBe(1);
        Run(stage, "plugin", "remove", "alpha@mk").ExitCode.ShouldBe(0);
        Run(stage, "plugin", "marketplace", "remove", "mk").ExitCode.ShouldBe(0);
    }

    private CodexStage Stage() => new CodexStage(NewDisk())
        .With(Marketplace, """{"name":"mk","plugins":[{"name":"alpha","source":"./p/alpha"}]}""")
        .With("/src/mk/p/alpha/.codex-plugin/plugin.json", """{"name":"alpha","version":"1.0.0"}""");

    private static ProcessOutcome Run(CodexStage stage, params string[] arguments) => stage.Programs.RunAsync(
        new() { FileName = "/simulated/bin/codex", Arguments = arguments, WorkingDirectory = CodexStage.Neutral, Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = CodexStage.Home } },
        default).GetAwaiter().GetResult();
}

public sealed class SimulatedCodexTestsOnVirtualDisk() : SimulatedCodexTests(DiskKind.Virtual);

public sealed class SimulatedCodexTestsOnRealDisk() : SimulatedCodexTests(DiskKind.Real);
