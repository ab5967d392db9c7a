using System.Text;
using PluginKit.Platform.Disk;

namespace PluginKit.Testing.Tests.VirtualDisk;

/// <summary>The same as <see cref="RandomOperations"/>, for the members of the disk port.</summary>
public sealed class RandomPortOperations(int seed)
{
    private static readonly string[] Names = ["a", "b", "a/x", "a/y", "b/x", "a/x/deep", "c", "link", "link/x", "lock", "missing/q"];

    private readonly Random _random = new(seed);

    /// <summary>Chooses the next operation; the same text and the same effect for the same seed on every disk.</summary>
    public (string Text, Func<DiskUnderTest, string> Run) Next()
    {
        var (one, other, number) = (Names[_random.Next(Names.Length)], Names[_random.Next(Names.Length)], _random.Next(100));
        var mode = (UnixFileMode)(0b111_000_000 | number);
        return _random.Next(18) switch
        {
            0 or 1 => ($"mkdir {one}", disk => Do(() => disk.Port.CreateDirectory(disk.At(one)))),
            2 or 3 => ($"new {one} {number}", disk => New(disk, one, number % 2 == 0 ? mode : null)),
            4 => ($"append {one}", disk => Append(disk, one)),
            5 => ($"read {one}", disk => Read(disk.Port.OpenRead(disk.At(one)))),
            6 => ($"read without link {one}", disk => Read(disk.Port.OpenReadNoFollow(disk.At(one)))),
            7 => ($"stat {one}", disk => Text(disk, disk.Port.Stat(disk.At(one)))),
            8 => ($"list {one}", disk => string.Join('\n', disk.Port.List(disk.At(one)).Select(entry => Text(disk, entry)))),
            9 => ($"resolve {one}/below", disk => disk.Port.ResolveLinks(Path.Combine(disk.At(one), "below"))),
            10 => ($"link {one} to {other}", disk => Do(() => disk.Port.CreateLink(disk.At(one), number % 2 == 0 ? other : disk.At(other)))),
            11 => ($"mode {one}", disk => Do(() => disk.Port.SetMode(disk.At(one), mode))),
            12 => ($"move {one} {other} {number % 2 == 0}", disk => Do(() => disk.Port.MoveFile(disk.At(one), disk.At(other), number % 2 == 0))),
            13 => ($"move directory {one} {other}", disk => Do(() => disk.Port.MoveDirectory(disk.At(one), disk.At(other)))),
            14 => ($"exchange {one} {other}", disk => disk.Port.TryExchange(disk.At(one), disk.At(other)).ToString()),
            15 => ($"delete {one}", disk => Do(() => disk.Port.DeleteFile(disk.At(one)))),
            16 => ($"rmdir {one}", disk => Do(() => disk.Port.DeleteEmptyDirectory(disk.At(one)))),
            _ => number % 2 == 0 ? ($"lock {one}", disk => Lock(disk, one)) : ($"sync {one}", disk => Do(() => disk.Port.FlushDirectory(disk.At(one)))),
        };
    }

    private static string Do(Action work)
    {
        work();
        return "done";
    }

    private static string New(DiskUnderTest disk, string path, UnixFileMode? mode)
    {
        using var stream = disk.Port.CreateNew(disk.At(path), mode);
        stream.Write(Encoding.UTF8.GetBytes("new " + path));
        disk.Port.Flush(stream);
        return "done";
    }

    private static string Append(DiskUnderTest disk, string path)
    {
        using var stream = disk.Port.OpenAppend(disk.At(path));
        stream.Write("+"u8);
        return "done";
    }

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Lock(DiskUnderTest disk, string path)
    {
        using var held = disk.Port.TryLock(disk.At(path));
        using var again = disk.Port.TryLock(disk.At(path));
        return $"{held is not null} {again is not null}";
    }

    private static string Text(DiskUnderTest disk, DiskEntry? entry) => entry is null
        ? "nothing"
        : $"{entry.Path} {entry.Name} {entry.Kind} {entry.Length} {entry.Mode} {entry.LinkCount} {entry.IsExecutable} {entry.LinkTarget}"
            .Replace(disk.Root, "ROOT", StringComparison.Ordinal);
}
