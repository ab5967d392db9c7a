using System.Text;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Sources.Archives;
using PluginKit.Testing.Observation;
using PluginKit.Tests.Disks;

namespace PluginKit.Sources.Tests.Archives;

/// <summary>Archives of strangers .</summary>
public abstract class ArchiveExtractionSuite : DiskSuite
{
    private const string Archive = "/downloads/package.archive";
    private const string Destination = "/staging/here/content";

    private readonly IDisk _disk;

    protected ArchiveExtractionSuite(DiskKind kind)
        : base(kind)
    {
        _disk = NewDisk();
        _disk.CreateDirectory("/downloads");
        _disk.CreateDirectory("/staging/here");
    }

    public static TheoryData<string> Hostile => [.. HostileArchives.All.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_archive_is_refused_by_its_rule_and_leaves_nothing(string name)
    {
        var hostile = HostileArchives.All[name];
        Put(hostile.Bytes);
        var before = DiskSnapshot.Take(_disk, "/");

        var unpacked = Unpack();

        var problem = unpacked.Problem.ShouldNotBeNull();
        problem.Code.ShouldBe(hostile.Code, problem.Message);
        if (hostile.Rule is { } rule)
        {
            problem.Details.ShouldNotBeNull()["rule"].ShouldBe(rule, problem.Message);
        }

        problem.Message.ShouldNotContain('\u001B');
        problem.Message.Any(char.IsControl).ShouldBeFalse();
        DiskSnapshot.Take(_disk, "/").ChangesSince(before).Lines.ShouldBeEmpty();
    }

    [Fact]
    public void A_tar_comes_out_as_it_was_packed()
    {
        Put(new TarBuilder().Directory("a/").File("a/readme.md", "# Hello").File("a/run.sh", "#!", mode: 0x1ED).File(new string('b', 90) + "/" + new string('c', 90), "long").ToTarGz());

        var unpacked = Unpack();

        unpacked.Problem.ShouldBeNull();
        unpacked.Format.ShouldBe(ArchiveFormat.TarGz);
        (unpacked.Files, unpacked.Bytes).ShouldBe((3, 13));
        Text("a/readme.md").ShouldBe("# Hello");
        Text(new string('b', 90) + "/" + new string('c', 90)).ShouldBe("long");
        _disk.Stat(Destination + "/a/run.sh")!.IsExecutable.ShouldBeTrue();
        _disk.Stat(Destination + "/a/readme.md")!.IsExecutable.ShouldBeFalse();
    }

    [Fact]
    public void A_zip_comes_out_as_it_was_packed()
    {
        Put(new ZipBuilder().Directory("a").File("a/readme.md", "# Hello").File("a/run.sh", "#!", mode: 0x81ED)
            .Entry(new("a/stored") { Content = "as it is"u8.ToArray(), Method = 0 })
            .Entry(new("a/streamed") { Content = "sizes later"u8.ToArray(), Flags = 0x808 }).ToZip("a short comment"));

        var unpacked = Unpack();

        unpacked.Problem.ShouldBeNull();
        unpacked.Format.ShouldBe(ArchiveFormat.Zip);
        unpacked.Files.ShouldBe(4);
        (Text("a/readme.md"), Text("a/stored"), Text("a/streamed")).ShouldBe(("# Hello", "as it is", "sizes later"));
        _disk.Stat(Destination + "/a/run.sh")!.IsExecutable.ShouldBeTrue();
    }

    [Fact]
    public void Bits_beyond_the_executable_one_and_odd_owners_and_times_stay_in_the_archive()
    {
        Put(new TarBuilder().Entry("a", '0', "x"u8.ToArray(), mode: 0xFFF, spoil: static header => header.AsSpan(108, 8).Fill(0xFF)).ToTar());

        Unpack().Problem.ShouldBeNull();

        (_disk.Stat(Destination + "/a")!.Mode ?? Program).ShouldBe(Program);
    }

    [Fact]
    public void A_wrong_pin_is_told_before_anything_is_unpacked()
    {
        Put(new TarBuilder().File("a").ToTarGz());
        var recording = new RecordingDisk(_disk) { ForbidWrites = true };

        var problem = new ArchiveExtraction(recording).Unpack(Archive, Destination, expectedDigest: "sha256:" + new string('0', 64)).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.SourceDigestMismatch);
        problem.Details.ShouldNotBeNull()["digest_expected"].ShouldBe("sha256:" + new string('0', 64));
    }

    [Fact]
    public void The_right_pin_lets_it_through()
    {
        Put(new TarBuilder().File("a").ToTarGz());
        var digest = Unpack().Digest;

        new ArchiveExtraction(_disk).Unpack(Archive, "/staging/here/again", expectedDigest: digest).Problem.ShouldBeNull();
    }

    [Fact]
    public void A_folder_that_is_there_is_not_touched()
    {
        Put(new TarBuilder().File("a").ToTarGz());
        _disk.CreateDirectory(Destination + "/theirs");

        Unpack().Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.Conflict);

        _disk.Stat(Destination + "/theirs").ShouldNotBeNull();
    }

    [Fact]
    public void An_archive_that_is_not_there_is_not_found() =>
        Unpack().Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceNotFound);

    [Fact]
    public void Cancelling_leaves_nothing()
    {
        Put(new TarBuilder().File("a").File("b").ToTarGz());
        using var cancelled = new CancellationTokenSource();
        var disk = new InterleavedDisk(_disk, operation =>
        {
            if (operation.Path.EndsWith("/a", StringComparison.Ordinal))
            {
                cancelled.Cancel();
            }
        });

        Should.Throw<OperationCanceledException>(() => new ArchiveExtraction(disk).Unpack(Archive, Destination, cancellationToken: cancelled.Token));

        _disk.Stat(Destination).ShouldBeNull();
    }

    private const UnixFileMode Program = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private ArchiveUnpacked Unpack() => new ArchiveExtraction(_disk).Unpack(Archive, Destination);

    private void Put(byte[] bytes)
    {
        using var stream = _disk.CreateNew(Archive, null);
        stream.Write(bytes);
    }

    private string Text(string path)
    {
        using var reader = new StreamReader(_disk.OpenRead($"{Destination}/{path}"), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

public sealed class ArchiveExtractionOnVirtualDisk() : ArchiveExtractionSuite(DiskKind.Virtual);

public sealed class ArchiveExtractionOnRealDisk() : ArchiveExtractionSuite(DiskKind.Real);
