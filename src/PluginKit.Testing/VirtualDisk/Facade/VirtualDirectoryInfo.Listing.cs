using System.IO.Abstractions;

namespace PluginKit.Testing.VirtualDisk.Facade;

internal sealed partial class VirtualDirectoryInfo
{
    public override IEnumerable<IDirectoryInfo> EnumerateDirectories() => GetDirectories();

    public override IEnumerable<IDirectoryInfo> EnumerateDirectories(string searchPattern) => GetDirectories(searchPattern);

    public override IEnumerable<IDirectoryInfo> EnumerateDirectories(string searchPattern, SearchOption searchOption) => GetDirectories(searchPattern, searchOption);

    public override IEnumerable<IDirectoryInfo> EnumerateDirectories(string searchPattern, EnumerationOptions enumerationOptions) => GetDirectories(searchPattern, enumerationOptions);

    public override IDirectoryInfo[] GetDirectories() => GetDirectories("*");

    public override IDirectoryInfo[] GetDirectories(string searchPattern) => GetDirectories(searchPattern, SearchOption.TopDirectoryOnly);

    public override IDirectoryInfo[] GetDirectories(string searchPattern, SearchOption searchOption) =>
        [.. _disk.Directory.GetDirectories(_full, searchPattern, searchOption).Select(_disk.DirectoryInfo.FromDirectoryName)];

    public override IDirectoryInfo[] GetDirectories(string searchPattern, EnumerationOptions enumerationOptions) =>
        [.. _disk.Directory.GetDirectories(_full, searchPattern, enumerationOptions).Select(_disk.DirectoryInfo.FromDirectoryName)];

    public override IEnumerable<IFileInfo> EnumerateFiles() => GetFiles();

    public override IEnumerable<IFileInfo> EnumerateFiles(string searchPattern) => GetFiles(searchPattern);

    public override IEnumerable<IFileInfo> EnumerateFiles(string searchPattern, SearchOption searchOption) => GetFiles(searchPattern, searchOption);

    public override IEnumerable<IFileInfo> EnumerateFiles(string searchPattern, EnumerationOptions enumerationOptions) => GetFiles(searchPattern, enumerationOptions);

    public override IFileInfo[] GetFiles() => GetFiles("*");

    public override IFileInfo[] GetFiles(string searchPattern) => GetFiles(searchPattern, SearchOption.TopDirectoryOnly);

    public override IFileInfo[] GetFiles(string searchPattern, SearchOption searchOption) =>
        [.. _disk.Directory.GetFiles(_full, searchPattern, searchOption).Select(_disk.FileInfo.FromFileName)];

    public override IFileInfo[] GetFiles(string searchPattern, EnumerationOptions enumerationOptions) =>
        [.. _disk.Directory.GetFiles(_full, searchPattern, enumerationOptions).Select(_disk.FileInfo.FromFileName)];

    public override IEnumerable<IFileSystemInfo> EnumerateFileSystemInfos() => GetFileSystemInfos();

    public override IEnumerable<IFileSystemInfo> EnumerateFileSystemInfos(string searchPattern) => GetFileSystemInfos(searchPattern);

    public override IEnumerable<IFileSystemInfo> EnumerateFileSystemInfos(string searchPattern, SearchOption searchOption) => GetFileSystemInfos(searchPattern, searchOption);

    public override IEnumerable<IFileSystemInfo> EnumerateFileSystemInfos(string searchPattern, EnumerationOptions enumerationOptions) => GetFileSystemInfos(searchPattern, enumerationOptions);

    public override IFileSystemInfo[] GetFileSystemInfos() => GetFileSystemInfos("*");

    public override IFileSystemInfo[] GetFileSystemInfos(string searchPattern) => GetFileSystemInfos(searchPattern, SearchOption.TopDirectoryOnly);

    public override IFileSystemInfo[] GetFileSystemInfos(string searchPattern, SearchOption searchOption) =>
        [.. _disk.Directory.EnumerateFileSystemEntries(_full, searchPattern, searchOption).Select(Info)];

    public override IFileSystemInfo[] GetFileSystemInfos(string searchPattern, EnumerationOptions enumerationOptions) =>
        [.. _disk.Directory.EnumerateFileSystemEntries(_full, searchPattern, enumerationOptions).Select(Info)];

    private IFileSystemInfo Info(string path) =>
        _disk.Directory.Exists(path) ? _disk.DirectoryInfo.FromDirectoryName(path) : _disk.FileInfo.FromFileName(path);
}
