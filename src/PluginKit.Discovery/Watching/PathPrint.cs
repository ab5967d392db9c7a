using System.Security.Cryptography;
using System.Text;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Discovery.Watching;

/// <summary>What a watched path holds, small enough to keep: a file by its bytes, a folder by the names in it.</summary>
internal readonly record struct PathPrint(NativePathKind Kind, bool Exists, string Digest)
{
    public static PathPrint Of(IClientFiles files, string path) => files.KindOf(path) switch
    {
        PathKind.Absent => new(NativePathKind.Other, false, string.Empty),
        PathKind.Directory => OfFolder(files.List(path)),
        var kind => OfFile(files.Read(path), kind),
    };

    /// <summary>What happened between two prints of one path; <see langword="null"/> when nothing did.</summary>
    public static (NativePathKind Kind, NativePathChange Change)? Between(PathPrint before, PathPrint after) => (before.Exists, after.Exists) switch
    {
        _ when before == after => null,
        (false, true) => (after.Kind, NativePathChange.Appeared),
        (true, false) => (before.Kind, NativePathChange.Disappeared),
        _ => (after.Kind, NativePathChange.Changed),
    };

    private static PathPrint OfFolder(FolderView folder)
    {
        if (folder.Status == FileViewStatus.Absent)
        {
            return new(NativePathKind.Other, false, string.Empty);
        }

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in folder.Directories.Select(static name => $"{name}/\n").Concat(folder.Files.Select(static name => $"{name}\n")))
        {
            digest.AppendData(Encoding.UTF8.GetBytes(name));
        }

        return new(NativePathKind.Folder, true, folder.Status == FileViewStatus.Ok ? Convert.ToHexString(digest.GetHashAndReset()) : folder.Status.ToString());
    }

    private static PathPrint OfFile(FileView file, PathKind kind) => file.Status == FileViewStatus.Absent
        ? new(NativePathKind.Other, false, string.Empty)
        : new(
            kind == PathKind.File ? NativePathKind.File : NativePathKind.Other,
            true,
            file.Status == FileViewStatus.Ok ? ContentDigest.Of(file.Bytes.Span) : file.Status.ToString());
}
