using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.BadInput;

/// <summary>Requests and packages that cannot be carried out: a clear problem, and not a byte written anywhere.</summary>
public sealed class RequestTests
{
    public static TheoryData<string, string, int, string?> Requests => new()
    {
        { "--targets nonsense", "unsupported_target", 2, "nonsense" },
        { "--targets claude,cursor-workspace", "unsupported_target", 2, "cursor-workspace" },
        { "--scope local", "unsupported_scope", 2, "local" },
        { "--scope managed", "unsupported_scope", 2, "managed" },
        { "--scope nonsense", "unsupported_scope", 2, "nonsense" },
        { "--scope project", "workspace_root_required", 2, null },
        { "--scope project --workspace-root relative/folder", "workspace_root_invalid", 2, "relative/folder" },
        { "--scope project --workspace-root ABSENT", "workspace_root_invalid", 2, "ABSENT" },
        { "--scope project --workspace-root HOME", "workspace_root_invalid", 2, "HOME" },
        { "--workspace-root relative", "workspace_root_invalid", 2, "relative" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_that_cannot_be_carried_out_names_the_input(string options, string code, int exitCode, string? named)
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);
        var before = host.Everything();

        foreach (var apply in (string[][])[[], ["--apply"]])
        {
            var run = await host.AskAsync(["add", package, .. options.Split(' ').Select(word => Place(host, word)), .. apply]);

            run.ExitCode.ShouldBe(exitCode, run.Out);
            run.Problem(code).Path.ShouldBe(named is null ? null : Place(host, named));
        }

        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    public static TheoryData<string?, string, int?> Manifests => new()
    {
        { null, "manifest_missing", null },
        { "", "manifest_invalid", null },
        { "api_version: v1\nname: [x\n", "manifest_invalid", 3 },
        { "api_version: v9\nname: context7\nversion: 0.1.1\ndescription: d\ntargets: [claude]\n", "manifest_invalid", 1 },
        { "api_version: v1\nname: ../escape\nversion: 0.1.1\ndescription: d\ntargets: [claude]\n", "manifest_invalid", 2 },
        { "api_version: v1\nname: context7\nversion: 0.1.1\ndescription: d\n", "manifest_invalid", null },
    };

    [Theory]
    [MemberData(nameof(Manifests))]
    public async Task A_broken_package_names_the_file_and_the_place(string? manifest, string code, int? line)
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host, manifest);
        var before = host.Everything();

        foreach (var apply in (string[][])[[], ["--apply"]])
        {
            var run = await host.AskAsync(["add", package, .. apply]);

            run.ExitCode.ShouldBe(1, run.Out);
            var problem = run.Problem(code);
            problem.Path.ShouldBe("plugin/plugin.yaml");
            problem.Line.ShouldBe(line ?? problem.Line);
            run.Out.ShouldContain(package, customMessage: "the answer names the package");
        }

        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_named()
    {
        using var host = new HostFixture();
        var before = host.Everything();

        var run = await host.AskAsync("add", Path.Join(host.Packages, "absent"), "--apply");

        run.ExitCode.ShouldBe(1);
        run.Problem("source_not_found").Path.ShouldBe(Path.Join(host.Packages, "absent"));
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("remove unknown", "not_managed", 1)]
    [InlineData("remove unknown --apply", "not_managed", 1)]
    [InlineData("remove ../unknown --apply", "integration_id_invalid", 2)]
    [InlineData("show unknown", "catalog_entry_not_found", 1)]
    [InlineData("add unknown", "source_unsupported", 1)]
    [InlineData("add unknown --catalog CATALOG", "catalog_entry_not_found", 1)]
    [InlineData("add unknown --catalog CATALOG --apply", "catalog_entry_not_found", 1)]
    public async Task An_unknown_id_is_named(string command, string code, int exitCode)
    {
        using var host = new HostFixture();
        Directory.CreateDirectory(Path.Join(host.Packages, "plugins"));
        var before = host.Everything();

        var run = await host.AskAsync([.. command.Split(' ').Select(word => word == "CATALOG" ? host.Packages : word)]);

        run.ExitCode.ShouldBe(exitCode, run.Out);
        run.Problem(code).Message.ShouldContain("unknown");
        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    [UnprivilegedFact]
    public async Task A_read_only_home_is_a_clear_problem()
    {
        using var host = new HostFixture();
        var package = SamplePackage.Write(host);
        var before = host.Everything();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(host.Home, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            try
            {
                var run = await host.AskAsync("add", package, "--apply");

                run.ExitCode.ShouldBe(1, run.Out);
                run.Problem("write_failed").Path.ShouldNotBeNull().ShouldStartWith(host.Home);
            }
            finally
            {
                File.SetUnixFileMode(host.Home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        before.DifferencesTo(host.Everything()).ShouldBeEmpty();
    }

    private static string Place(HostFixture host, string word) => word switch
    {
        "ABSENT" => Path.Join(host.Packages, "absent"),
        "HOME" => host.Home,
        _ => word,
    };
}
