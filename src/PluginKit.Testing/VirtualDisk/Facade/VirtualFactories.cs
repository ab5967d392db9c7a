using System.IO.Abstractions;

namespace PluginKit.Testing.VirtualDisk.Facade;

/// <summary>Makes infos and streams by path.</summary>
internal sealed class VirtualFactories(VirtualFacade facade) : IFileInfoFactory, IDirectoryInfoFactory, IFileStreamFactory
{
    private const string Handles = "IFileStreamFactory.Create over a handle";

    public IFileInfo FromFileName(string fileName) => new VirtualFileInfo(facade, fileName);

    public IDirectoryInfo FromDirectoryName(string directoryName) => new VirtualDirectoryInfo(facade, directoryName);

    public Stream Create(string path, FileMode mode) => Create(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite);

    public Stream Create(string path, FileMode mode, FileAccess access) => Create(path, mode, access, FileShare.Read);

    public Stream Create(string path, FileMode mode, FileAccess access, FileShare share) => facade.FileSystem.File.Open(path, mode, access, share);

    public Stream Create(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize) => Create(path, mode, access, share);

    public Stream Create(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize, FileOptions options) =>
        options.HasFlag(FileOptions.DeleteOnClose) ? throw Unsupported.Member("FileOptions.DeleteOnClose") : Create(path, mode, access, share);

    public Stream Create(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize, bool useAsync) =>
        Create(path, mode, access, share);

    public Stream Create(Microsoft.Win32.SafeHandles.SafeFileHandle handle, FileAccess access) => throw Unsupported.Member(Handles);

    public Stream Create(Microsoft.Win32.SafeHandles.SafeFileHandle handle, FileAccess access, int bufferSize) => throw Unsupported.Member(Handles);

    public Stream Create(Microsoft.Win32.SafeHandles.SafeFileHandle handle, FileAccess access, int bufferSize, bool isAsync) =>
        throw Unsupported.Member(Handles);

    public Stream Create(IntPtr handle, FileAccess access) => throw Unsupported.Member(Handles);

    public Stream Create(IntPtr handle, FileAccess access, bool ownsHandle) => throw Unsupported.Member(Handles);

    public Stream Create(IntPtr handle, FileAccess access, bool ownsHandle, int bufferSize) => throw Unsupported.Member(Handles);

    public Stream Create(IntPtr handle, FileAccess access, bool ownsHandle, int bufferSize, bool isAsync) => throw Unsupported.Member(Handles);
}
