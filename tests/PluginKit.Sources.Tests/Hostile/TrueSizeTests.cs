using System.IO.Abstractions;
using System.IO.Compression;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Sources.Archives;
using PluginKit.Sources.Tests.Archives;
using PluginKit.Sources.Tests.Git;

namespace PluginKit.Sources.Tests.Hostile;

/// <summary>Archives and repositories of the size that the list names, on the real disk.</summary>
public sealed class TrueSizeTests : IDisposable
{
    private const long Memory = 64 << 20;
    private const int Block = 1 << 20;

    private readonly string _root = Directory.CreateTempSubdirectory("pluginkit-truesize-").FullName;

    [FullFact]
    public void A25_ten_gigabytes_of_zeros_are_refused_in_bounded_memory() => Refused("total_bytes", tar =>
    {
        // Each file is as large as one may be; the zeros of all are one packed block that is there again and again.
        var block = Synchronised(new byte[Block]);
        for (var file = 0; file < 171; file++)
        {
            tar.Write(Synchronised(new TarBuilder().Entry($"f{file}", '0', [], claimed: 60 * Block).ToTar(ends: false)));
            for (var part = 0; part < 60; part++)
            {
                tar.Write(block);
            }
        }
    });

    [FullFact]
    public void A25_a_million_empty_files_are_refused_in_bounded_memory() => Refused("entries", static tar =>
    {
        for (var part = 0; part < 1000; part++)
        {
            var builder = new TarBuilder();
            for (var number = 0; number < 1000; number++)
            {
                builder.File($"d{part}/f{number}", string.Empty);
            }

            tar.Write(Synchronised(builder.ToTar(ends: false)));
        }
    });

    [FullFact]
    public async Task C56_three_hundred_megabytes_in_a_file_and_two_gigabytes_in_a_repository_are_refused_before_they_are_written_out()
    {
        using var repository = new RepositoryOfOthers();
        var large = Path.Combine(_root, "large");
        await using (var file = File.Create(large))
        {
            file.SetLength(300L << 20);
        }

        var blob = repository.Git("hash-object", "-w", large).Trim();
        var guard = HostileRepositoryTests.Guard(repository);
        repository.CommitTree(repository.GitWith($"100644 blob {blob}\ta.bin\0", "mktree", "-z").Trim());
        var one = await repository.ResolveAsync(repository.Address);
        repository.CommitTree(repository.GitWith(string.Concat(Enumerable.Range(0, 7).Select(number => $"100644 blob {blob}\t{number}.bin\0")), "mktree", "-z").Trim());
        var many = await repository.ResolveAsync(repository.Address);

        one.Problem.ShouldNotBeNull().Details.ShouldNotBeNull()["rule"].ShouldBe("file_bytes");
        many.Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceLimitExceeded);
        repository.Commands.ShouldAllBe(static command => !command.Contains("archive", StringComparison.Ordinal));
        repository.Disk.Writes.ShouldAllBe(write => !write.Path.EndsWith(".tar", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Refused(string rule, Action<Stream> write)
    {
        var archive = Path.Combine(_root, "a.tar.gz");
        using (var file = File.Create(archive))
        {
            file.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]);
            write(file);

            // An empty last block, and a trailer that nobody reaches.
            file.Write([3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        }

        var disk = new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = new ArchiveExtraction(disk).Unpack(archive, Path.Combine(_root, "content"), ArchiveLimits.Default with { MaxRatio = int.MaxValue }).Problem.ShouldNotBeNull();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Memory);

        problem.Code.ShouldBe(ProblemCodes.SourceLimitExceeded, problem.Message);
        problem.Details.ShouldNotBeNull()["rule"].ShouldBe(rule);
        Directory.EnumerateFileSystemEntries(_root).ShouldBe([archive]);
    }

    /// <summary>Packed so that something else may follow.</summary>
    private static byte[] Synchronised(byte[] content)
    {
        using var packed = new MemoryStream();
        using var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(content);
        deflate.Flush();
        return packed.ToArray();
    }
}
