using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Abstractions;
using System.IO.Compression;
using PluginKit.Platform.Disk;
using PluginKit.Sources.Archives;

namespace PluginKit.Sources.Tests.Archives;

/// <summary>Strict as it is, what the usual programs pack is read.</summary>
public sealed class OtherWritersTests : IDisposable
{
    private static readonly string LongName = $"deep/{new string('d', 100)}/{new string('f', 100)}.md";

    private readonly string _root = Directory.CreateTempSubdirectory("pluginkit-writers-").FullName;

    [Theory]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.V7)]
    public void A_tar_of_the_runtime(TarEntryFormat format)
    {
        var isOld = format is TarEntryFormat.V7 or TarEntryFormat.Ustar;
        using (var gzip = new GZipStream(File.Create(Archive), CompressionLevel.Optimal))
        using (var writer = new TarWriter(gzip, format))
        {
            foreach (var (name, content) in (IEnumerable<(string, string)>)[("plugin/plugin.yaml", "name: notes"), (isOld ? "short.md" : LongName, "long")])
            {
                TarEntry entry = format switch
                {
                    TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name),
                    TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
                    TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
                    _ => new V7TarEntry(TarEntryType.V7RegularFile, name),
                };
                entry.DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
                writer.WriteEntry(entry);
            }
        }

        Unpacked()["plugin/plugin.yaml"].ShouldBe("name: notes");
        Unpacked()[isOld ? "short.md" : LongName].ShouldBe("long");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_zip_of_the_runtime(bool knowsSizesFirst)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(knowsSizesFirst ? bytes : new Forwards(bytes), ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("plugin/");
            Write(zip, "plugin/plugin.yaml", "name: notes");
            Write(zip, "größe.md", "Umlaut");
        }

        File.WriteAllBytes(Archive, bytes.ToArray());

        Unpacked()["plugin/plugin.yaml"].ShouldBe("name: notes");
        Unpacked()["größe.md"].ShouldBe("Umlaut");
    }

    [UnixTheory]
    [InlineData("tar -czf {0} -C {1} package")]
    [InlineData("git -C {1} archive --format=tar.gz -o {0} HEAD")]
    [InlineData("git -C {1} archive --format=zip -o {0} HEAD")]
    public void An_archive_of_a_usual_program(string command)
    {
        var package = Path.Combine(_root, "work", "package");
        Directory.CreateDirectory(Path.Combine(package, "plugin"));
        File.WriteAllText(Path.Combine(package, "plugin", "plugin.yaml"), "name: notes");
        File.WriteAllText(Path.Combine(package, new string('l', 120) + ".md"), "long");
        var work = Path.Combine(_root, "work");
        if (command.StartsWith("git", StringComparison.Ordinal))
        {
            foreach (var step in (string[])["init -q", "add .", "-c user.name=t -c user.email=t@example.org commit -q -m first"])
            {
                Run("git", $"-C {work} {step}");
            }
        }

        var line = string.Format(System.Globalization.CultureInfo.InvariantCulture, command, Archive, work).Split(' ', 2);
        Run(line[0], line[1]);

        Unpacked()["package/plugin/plugin.yaml"].ShouldBe("name: notes");
        Unpacked()[$"package/{new string('l', 120)}.md"].ShouldBe("long");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Archive => Path.Combine(_root, "archive");

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content);
    }

    private Dictionary<string, string> Unpacked()
    {
        var destination = Path.Combine(_root, Guid.NewGuid().ToString("n"));
        var unpacked = new ArchiveExtraction(new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine())).Unpack(Archive, destination);
        unpacked.Problem.ShouldBeNull(unpacked.Problem?.Message);
        return Directory.EnumerateFiles(destination, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(destination, path).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
    }

    private static void Run(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    /// <summary>A stream that cannot go back, so that sizes are written behind the content.</summary>
    private sealed class Forwards(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
