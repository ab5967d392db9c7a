using PluginKit.Contracts.Hosts;
using PluginKit.Platform.Hosting;

namespace PluginKit.Platform.Tests.Hosting;

public sealed class HostEnvironmentsTests
{
    private static readonly Dictionary<string, string> Process = new(StringComparer.Ordinal)
    {
        ["PATH"] = "/usr/bin:relative::/bin:/usr/bin",
        ["HOME"] = "/home/real",
        ["LANG"] = "C.UTF-8",
        ["CLAUDE_CONFIG_DIR"] = "/home/real/claude",
        ["CODEX_HOME"] = "/home/real/codex",
        ["XDG_CONFIG_HOME"] = "/home/real/.config",
        ["ANTHROPIC_API_KEY"] = "secret",
        ["LC_ALL"] = "",
    };

    [Fact]
    public void Only_the_variables_that_clients_need_are_taken()
    {
        var environment = HostEnvironments.Make(Process, "/home/real/", HostPlatform.Linux, "/", keepClientVariables: true);

        environment.HomeDirectory.ShouldBe("/home/real");
        environment.Variables.Keys.Order(StringComparer.Ordinal).ShouldBe(["CLAUDE_CONFIG_DIR", "CODEX_HOME", "HOME", "LANG", "PATH", "XDG_CONFIG_HOME"]);
    }

    [Fact]
    public void Another_home_ignores_variables_that_point_into_the_real_one()
    {
        var environment = HostEnvironments.Make(Process, "/tmp/throwaway", HostPlatform.Linux, "/tmp/root", keepClientVariables: false);

        environment.Variables["HOME"].ShouldBe("/tmp/throwaway");
        environment.Variables.Values.ShouldNotContain(static value => value.Contains("/home/real", StringComparison.Ordinal));
        environment.SystemRoot.ShouldBe("/tmp/root");
    }

    [Fact]
    public void Relative_and_repeated_folders_of_the_search_path_are_left_out() =>
        HostEnvironments.Make(Process, "/home/real", HostPlatform.Linux, "/", keepClientVariables: true).SearchPath.ShouldBe(["/usr/bin", "/bin"]);

    [Theory]
    [InlineData("")]
    [InlineData("relative/home")]
    public void A_home_that_is_not_absolute_is_refused_with_the_fix(string home) =>
        Should.Throw<InvalidOperationException>(() => HostEnvironments.Make(Process, home, HostPlatform.Linux, "/", keepClientVariables: true))
            .Message.ShouldContain("PlatformOptions.HomeDirectory");

    [Fact]
    public void The_environment_of_this_process_has_a_home_and_a_search_path()
    {
        var environment = HostEnvironments.FromProcess();

        Path.IsPathFullyQualified(environment.HomeDirectory).ShouldBeTrue();
        environment.SearchPath.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_relative_throwaway_home_is_misuse() => Should.Throw<ArgumentException>(() => HostEnvironments.ForHome("home"));
}
