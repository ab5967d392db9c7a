using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Handoffs;

/// <summary>The command lines of a bundle handoff, on the real disk.</summary>
public sealed class HandoffCommandTests
{
    [UnixTheory]
    [InlineData("bundle")]
    [InlineData("handoff")]
    public async Task A_project_is_packed_inspected_and_installed_by_the_words_of_the_handoff(string words)
    {
        using var host = new HostFixture();
        var root = Shell(host);
        var archive = Path.Join(host.Packages, "demo.tar.gz");
        string[] export = words == "handoff" ? ["handoff", "export"] : ["export"];

        var exported = await host.AskAsync([.. export, root, "--platform", "codex-runtime", "--output", archive]);
        exported.ExitCode.ShouldBe(0, exported.Out);
        exported.Document<HandoffResultDocument>().Bundle!.Beta.ShouldBeTrue();

        var inspected = await host.AskAsync(words, "inspect", archive);
        inspected.ExitCode.ShouldBe(0, inspected.Out);
        inspected.Document<HandoffInspectionDocument>().Files.Select(static file => file.Path)
            .ShouldBe([".codex/config.toml", "README.md", "bin/demo", "plugin/launcher.yaml", "plugin/plugin.yaml", "scripts/main.sh"]);
        (await host.ShowAsync(words, "verify", archive)).Out.ShouldContain("all as the bundle lists them");

        var refused = await host.AskAsync(words, "install", archive, "--dest", Path.Join(host.Packages, "installed"));
        refused.ExitCode.ShouldBe(1);
        refused.Document<HandoffResultDocument>().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BundleShellExportOnly);
        Directory.Exists(Path.Join(host.Packages, "installed")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_python_bundle_is_installed_and_the_next_steps_are_shown()
    {
        using var host = new HostFixture();
        var archive = Python(host);
        var destination = Path.Join(host.Packages, "installed");

        var shown = await host.ShowAsync("bundle", "install", archive, "--dest", destination);

        shown.ExitCode.ShouldBe(0, shown.Out);
        shown.Out.ShouldContain("Install Python 3.10 or newer (runtime: python).");
        shown.Out.ShouldContain($"Validate {destination} strictly (platform: codex-runtime).");
        shown.Out.ShouldNotContain('\u001B');
        File.Exists(Path.Join(destination, "plugin", "plugin.yaml")).ShouldBeTrue();

        var again = await host.AskAsync("bundle", "install", archive, "--dest", destination);
        again.ExitCode.ShouldBe(1);
        again.Document<HandoffResultDocument>().Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BundleDestinationModified);
        (await host.AskAsync("handoff", "install", archive, "--dest", destination, "--force")).Document<HandoffResultDocument>().Replaced.ShouldBeTrue();
        (await host.AskAsync("handoff", "verify", destination)).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("bundle", "install", "https://example.org/demo.tar.gz", "--dest", "x")]
    [InlineData("bundle", "install", "demo.zip", "--dest", "x")]
    [InlineData("bundle", "install", "demo.tar.gz")]
    [InlineData("export", ".")]
    public async Task A_command_line_that_cannot_be_meant_is_usage(params string[] args)
    {
        using var host = new HostFixture();

        (await host.AskAsync(args)).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Text_of_a_stranger_does_not_steer_a_terminal()
    {
        using var host = new HostFixture();
        var archive = Python(host, ",\"plugin_version\":\"1\u001b[2J\u202e\",\"next\":[\"\u001b]0;owned\u0007\"]");

        var shown = await host.ShowAsync("bundle", "inspect", archive);

        shown.Out.ShouldNotContain('\u001B');
        shown.Out.ShouldNotContain('\u202E');
        shown.Out.ShouldNotContain("owned");
    }

    private static string Shell(HostFixture host)
    {
        var root = Path.Join(host.Packages, "demo");
        HostFixture.Write(Path.Join(root, "plugin", "plugin.yaml"), "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [codex-runtime]\n");
        HostFixture.Write(Path.Join(root, "plugin", "launcher.yaml"), "runtime: shell\nentrypoint: ./bin/demo\n");
        HostFixture.Write(Path.Join(root, "README.md"), "# Demo\n");
        HostFixture.Write(Path.Join(root, ".codex", "config.toml"), "notify = [\"./bin/demo\", \"notify\"]\n");
        foreach (var (path, text) in (ReadOnlySpan<(string, string)>)[("bin/demo", "#!/usr/bin/env bash\nexec \"$ROOT/scripts/main.sh\" \"$@\"\n"), ("scripts/main.sh", "#!/bin/sh\necho demo\n")])
        {
            var file = HostFixture.Write(Path.Join(root, path), text);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
            }
        }

        return root;
    }

    private static string Python(HostFixture host, string more = "")
    {
        var archive = Path.Join(host.Packages, "theirs.tar.gz");
        using var gzip = new System.IO.Compression.GZipStream(File.Create(archive), System.IO.Compression.CompressionLevel.Optimal);
        using var tar = new System.Formats.Tar.TarWriter(gzip, System.Formats.Tar.TarEntryFormat.Ustar);
        var metadata = "{\"plugin_name\":\"demo\",\"platform\":\"codex-runtime\",\"runtime\":\"python\",\"bundle_format\":\"tar.gz\",\"generated_by\":\"plugin-kit-ai export\""
            + more.Replace("\u001b", "\\u001b", StringComparison.Ordinal).Replace("\u0007", "\\u0007", StringComparison.Ordinal) + "}";
        foreach (var (name, text) in (ReadOnlySpan<(string, string)>)[(".plugin-kit-ai-export.json", metadata), ("plugin/plugin.yaml", "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [codex-runtime]\n")])
        {
            tar.WriteEntry(new System.Formats.Tar.UstarTarEntry(System.Formats.Tar.TarEntryType.RegularFile, name) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)) });
        }

        return archive;
    }
}
