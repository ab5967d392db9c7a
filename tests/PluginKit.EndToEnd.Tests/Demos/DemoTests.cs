using System.Text.RegularExpressions;
using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Demos;

/// <summary>The demo: every step is marked, says so when clients are simulated, and its exit code is the truth.</summary>
public sealed partial class DemoTests
{
    [Fact]
    public async Task Every_step_is_what_it_said()
    {
        using var host = new HostFixture();

        var run = await host.StartAsync("demo");

        run.ExitCode.ShouldBe(0, run.Out + run.Error);
        var steps = StepTitle().Count(run.Out);
        steps.ShouldBeGreaterThanOrEqualTo(10);
        run.Out.Split('\n').Count(static line => line.TrimStart().StartsWith('✓')).ShouldBe(steps);
        run.Out.ShouldNotContain("✗");
        run.Out.ShouldContain($"All {steps} steps were what they said.");
    }

    [Fact]
    public async Task Every_line_about_a_client_says_that_it_is_simulated()
    {
        using var host = new HostFixture();

        var run = await host.StartAsync("demo");

        // What a plugin is made for is no line about a client: the catalog's targets and the labels.
        var lines = (run.Out + run.Error).Split('\n').Select(static line => Label().Replace(line, string.Empty)).ToList();
        var catalog = lines.FindIndex(static line => line.StartsWith("2. catalog", StringComparison.Ordinal));
        lines.RemoveRange(catalog, lines.FindIndex(static line => line.StartsWith("3. ", StringComparison.Ordinal)) - catalog);
        var about = lines.Where(static line => ClientWord().IsMatch(line)).ToList();
        about.Count.ShouldBeGreaterThan(30);
        about.ShouldAllBe(static line => line.Contains("(simulated)"));
    }

    [Fact]
    public async Task As_json_it_is_one_document()
    {
        using var host = new HostFixture();

        var run = await host.StartAsync("demo", "--format", "json");

        run.ExitCode.ShouldBe(0, run.Out + run.Error);
        run.Document<ViewDocument>().Ok.ShouldBeTrue();
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task A_step_that_was_not_what_it_said_gives_another_exit_code(string format)
    {
        using var host = new HostFixture();

        var run = await host.StartAsync("demo", "--clients", "none", "--format", format);

        run.ExitCode.ShouldBe(1);
        if (format == "json")
        {
            run.Document<ViewDocument>().Ok.ShouldBeFalse();
        }
        else
        {
            run.Out.ShouldContain("✗");
            run.Out.ShouldContain("steps were not what they said.");
        }
    }

    [Fact]
    public async Task The_home_that_is_asked_for_is_left_alone()
    {
        using var host = new HostFixture();
        var before = host.Everything();

        (await host.ShowAsync("demo")).ExitCode.ShouldBe(0);

        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\d+\. ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepTitle();

    [GeneratedRegex("Anthropic \\+ Codex|(Anthropic|Codex) only", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();

    // A client by its name, not a part of a path.
    [GeneratedRegex(@"(?<![\w/.-])(claude|codex|Claude Code|Codex)(?![\w/-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClientWord();
}
