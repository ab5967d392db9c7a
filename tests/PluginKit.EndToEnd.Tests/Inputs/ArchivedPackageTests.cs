using System.Formats.Tar;
using System.IO.Compression;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Inputs;

/// <summary>A package that travels as one file.</summary>
public sealed class ArchivedPackageTests
{
    [Fact]
    public async Task A_package_in_an_archive_is_added_like_its_folder_and_is_up_to_date_then()
    {
        using var host = new HostFixture();
        var archive = host.InHome("package.tar.gz");
        Pack(SamplePackage.Write(host), archive);

        (await host.AskAsync("add", archive, "--apply")).Applied();

        var id = (await host.AskAsync("list")).Document<Contracts.Documents.ReportDocument>().ManagedEntries.ShouldHaveSingleItem().IntegrationId;
        (await host.AskAsync("update", id)).Document<Contracts.Documents.ReportDocument>().Ok.ShouldBeTrue();
        Directory.Exists(host.InHome(".plugin-kit-ai/pluginkit/staging")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_archive_that_leaves_its_folder_is_refused_and_nothing_is_written()
    {
        using var host = new HostFixture();
        var archive = host.InHome("package.tar");
        using (var writer = new TarWriter(File.Create(archive)))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "../evil") { DataStream = new MemoryStream("x"u8.ToArray()) });
        }

        var run = await host.AskAsync("add", archive, "--apply");

        run.ExitCode.ShouldNotBe(0);
        run.Problem("source_unsafe_entry").Details!["rule"].ShouldBe("path_traversal");
        Directory.Exists(host.InHome(".plugin-kit-ai")).ShouldBeFalse();
    }

    private static void Pack(string folder, string archive)
    {
        using var gzip = new GZipStream(File.Create(archive), CompressionLevel.Optimal);
        TarFile.CreateFromDirectory(folder, gzip, includeBaseDirectory: true);
    }
}
