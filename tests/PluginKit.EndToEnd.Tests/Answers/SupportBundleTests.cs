using System.IO.Compression;
using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Answers;

/// <summary>The bundle of the sample host.</summary>
public sealed class SupportBundleTests
{
    [Fact]
    public async Task A_bundle_is_a_new_private_file_and_never_overwrites_one()
    {
        using var host = new HostFixture();
        (await host.AskAsync("add", SamplePackage.Write(host), "--apply")).Applied();
        var file = host.InHome("bundle.zip");

        var run = await host.AskAsync("support-bundle", file);

        run.ExitCode.ShouldBe(0);
        run.Format().ShouldBe(DocumentFormats.Result);
        using (var zip = ZipFile.OpenRead(file))
        {
            zip.Entries.Select(static entry => entry.FullName).ShouldContain("operations.json");
        }

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var before = await File.ReadAllBytesAsync(file);
        var again = await host.AskAsync("support-bundle", file);
        again.ExitCode.ShouldBe(1);
        again.Problem("write_failed").Path.ShouldBe(file);
        (await File.ReadAllBytesAsync(file)).ShouldBe(before);
    }
}
