using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Answers;

/// <summary><c>--format json</c>: exactly one document on stdout for every command, also when it fails; everything else is on stderr.</summary>
public sealed class OneDocumentTests
{
    public static TheoryData<string, string> Commands => new()
    {
        { "catalog", DocumentFormats.Catalog },
        { "catalog --search nothing", DocumentFormats.Catalog },
        { "show context7", DocumentFormats.Detail },
        { "show unknown", DocumentFormats.Detail },
        { "discover", DocumentFormats.Discovery },
        { "list", DocumentFormats.Report },
        { "doctor", DocumentFormats.Report },
        { "doctor --verify-content", DocumentFormats.Report },
        { "view", DocumentFormats.View },
        { "add PACKAGE", DocumentFormats.Report },
        { "add PACKAGE --apply", DocumentFormats.Result },
        { "add unknown --apply", DocumentFormats.Result },
        { "remove context7", DocumentFormats.Report },
        { "remove context7 --apply", DocumentFormats.Result },
        { "outdated", DocumentFormats.Report },
        { "update --all", DocumentFormats.Report },
        { "update --all --apply", DocumentFormats.Result },
        { "acknowledge context7", DocumentFormats.Result },
        { "recover", DocumentFormats.Result },
        { "collect", DocumentFormats.Collection },
        { "source resolve PACKAGE", DocumentFormats.SourceResolution },
        { "source resolve unknown", DocumentFormats.SourceResolution },
        { "source resolve", DocumentFormats.Result },
        { "demo", DocumentFormats.View },
        { "", DocumentFormats.Result },
        { "nonsense", DocumentFormats.Result },
        { "add", DocumentFormats.Result },
        { "list --nonsense", DocumentFormats.Result },
        { "list --clients maybe", DocumentFormats.Result },
        { "list --lock-timeout soon", DocumentFormats.Result },
        { "list --lock-timeout -1", DocumentFormats.Result },
        { "list --client-env nonsense", DocumentFormats.Result },
        { "list --format xml", DocumentFormats.Result },
        { "list surplus", DocumentFormats.Result },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_prints_exactly_one_document(string command, string format)
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);

        var run = await host.AskAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "PACKAGE" ? package : word)]);

        run.Format().ShouldBe(format);
    }

    [Fact]
    public async Task Progress_goes_to_stderr()
    {
        using var host = new HostFixture();

        var run = await host.AskAsync("add", SamplePackage.Write(host), "--apply");

        run.Format().ShouldBe(DocumentFormats.Result);
        run.Error.ShouldContain("[applying claude (simulated)");
        run.Error.ShouldContain("[committing]");
    }

    [Fact]
    public async Task A_usage_error_as_table_goes_to_stderr_and_names_the_choices()
    {
        using var host = new HostFixture();

        var run = await host.StartAsync("list", "--clients", "maybe");

        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("--clients takes auto, simulated or none, not 'maybe'.");
    }

    [Fact]
    public async Task The_request_is_echoed()
    {
        using var host = new HostFixture();

        var report = (await host.AskAsync(
            "add", SamplePackage.Write(host), "--targets", "claude", "--targets", "codex", "--scope", "user", "--workspace-root", host.Project)).Document<ReportDocument>();

        report.RequestedTargets.ShouldBe(["claude", "codex"]);
        report.RequestedScope?.Value.ShouldBe("user");
        report.RequestedWorkspaceRoot.ShouldBe(host.Project);
        report.RequestedSourceRef.ShouldBe(Path.Join(host.Packages, SamplePackage.Id));
    }
}
