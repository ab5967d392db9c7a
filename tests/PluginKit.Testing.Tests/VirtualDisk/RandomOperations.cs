using System.Text;

namespace PluginKit.Testing.Tests.VirtualDisk;

/// <summary>Makes one operation after the other from a seed and tells its outcome as text without the root of the disk.</summary>
public sealed class RandomOperations(int seed, bool takesRights = false)
{
    private static readonly string[] Names = ["a", "b", "a/x", "a/y", "b/x", "a/x/deep", "c", "c/x", "b/x/z", "link", "link/x", "link2", "missing/q/r"];

    private readonly Random _random = new(seed);

    /// <summary>Chooses the next operation; the same text and the same effect for the same seed on every disk.</summary>
    public (string Text, Func<DiskUnderTest, string> Run) Next()
    {
        var (one, other, number) = (Names[_random.Next(Names.Length)], Names[_random.Next(Names.Length)], _random.Next(100));
        var flag = number % 2 == 0;
        var directory = number % 3 == 0 ? one + Path.DirectorySeparatorChar : one;
        return _random.Next(25) switch
        {
            0 or 1 => ($"mkdir {directory}", disk => disk.Files.Directory.CreateDirectory(disk.At(directory)).FullName),
            2 or 3 => ($"write {one} {number}", disk => Do(() => disk.Files.File.WriteAllText(disk.At(one), $"text {number}"))),
            4 => ($"append {one} {number}", disk => Do(() => disk.Files.File.AppendAllText(disk.At(one), $"+{number}"))),
            5 => ($"read {one}", disk => disk.Files.File.ReadAllText(disk.At(one))),
            6 => ($"delete {one}", disk => Do(() => disk.Files.File.Delete(disk.At(one)))),
            7 => ($"rmdir {directory} {flag}", disk => DeleteDirectory(disk, disk.At(directory), flag)),
            8 or 9 => ($"move {one} {other} {flag}", disk => Do(() => disk.Files.File.Move(disk.At(one), disk.At(other), flag))),
            10 or 11 => ($"move directory {one} {other}", disk => Do(() => disk.Files.Directory.Move(disk.At(one), disk.At(other)))),
            12 => ($"copy {one} {other} {flag}", disk => Do(() => disk.Files.File.Copy(disk.At(one), disk.At(other), flag))),
            13 => ($"exists {directory}", disk => $"{disk.Files.File.Exists(disk.At(directory))} {disk.Files.Directory.Exists(disk.At(directory))}"),
            14 => ($"list {directory} {flag}", disk => List(disk, directory, flag)),
            15 => ($"link link to {other}", disk => Do(() => disk.Link(disk.At("link"), flag ? disk.At(other) : other))),
            16 => ($"link {one} to {other} {flag}", disk => Do(() => disk.Link(disk.At(one), flag ? disk.At(other) : "../" + other))),
            17 => ($"attributes {one}", disk => disk.Files.File.GetAttributes(disk.At(one)).ToString()),
            18 => ($"new {one}", disk => Do(() => disk.Files.File.Open(disk.At(one), FileMode.CreateNew).Dispose())),
            19 => ($"open {one} {(FileMode)(number % 6 + 1)}", disk => Opened(disk, one, (FileMode)(number % 6 + 1))),
            20 => ($"length {one}", disk => disk.Files.FileInfo.FromFileName(disk.At(one)).Length.ToString()),
            21 => ($"replace {one} {other} {flag}", disk => Do(() => disk.Files.File.Replace(disk.At(one), disk.At(other), flag ? disk.At("backup") : null))),
            22 => ($"chmod {one}", disk => Do(() => disk.Chmod(disk.At(one), Mode(number)))),
            23 => ($"times {one}", disk => Times(disk, one, number)),
            _ => ($"files {one}", disk => Shown(disk.Files.Directory.GetFiles(disk.At(one), flag ? "*" : "x*"), disk)),
        };
    }

    public static string Outcome(DiskUnderTest disk, Func<DiskUnderTest, string> run)
    {
        try
        {
            return run(disk).Replace(disk.Root, "ROOT", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return exception.GetType().Name;
        }
    }

    /// <summary>The owner keeps all rights unless the run is about rights: they mean nothing to root.</summary>
    private UnixFileMode Mode(int number) => (UnixFileMode)(takesRights ? ((number & 7) << 6) | 0b100_100 : 0b111_000_000 | number);

    private static string Do(Action work)
    {
        work();
        return "done";
    }

    /// <summary>Where several entries cannot be deleted, which one is reported depends on the order in which the real disk lists them.</summary>
    private string DeleteDirectory(DiskUnderTest disk, string path, bool recursive)
    {
        try
        {
            disk.Files.Directory.Delete(path, recursive);
            return "done";
        }
        catch (Exception exception) when (takesRights && recursive && exception is IOException or UnauthorizedAccessException)
        {
            return "refused";
        }
    }

    private static string Opened(DiskUnderTest disk, string path, FileMode mode)
    {
        using var stream = disk.Files.File.Open(disk.At(path), mode);
        stream.Write(Encoding.UTF8.GetBytes("opened"));
        return $"{stream.Length} {stream.Position} {stream.CanRead}";
    }

    private static string Times(DiskUnderTest disk, string path, int number)
    {
        disk.Files.File.SetLastWriteTimeUtc(disk.At(path), new DateTime(2020, 1, 1, 0, 0, number % 60, DateTimeKind.Utc));
        return disk.Files.File.GetLastWriteTimeUtc(disk.At(path)).ToString("O");
    }

    private static string List(DiskUnderTest disk, string path, bool recursive) => Shown(
        disk.Files.Directory.GetFileSystemEntries(disk.At(path)).Concat(
            disk.Files.Directory.EnumerateDirectories(disk.At(path), "*", recursive ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)),
        disk);

    private static string Shown(IEnumerable<string> paths, DiskUnderTest disk) =>
        string.Join(';', paths.Select(path => Path.GetRelativePath(disk.Root, path)).Order(StringComparer.Ordinal));
}
