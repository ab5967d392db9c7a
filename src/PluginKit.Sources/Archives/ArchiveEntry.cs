using PluginKit.Contracts.Sources;

namespace PluginKit.Sources.Archives;

/// <summary>An entry as the archive has it; nothing of it has been believed yet.</summary>
/// <param name="Name">Its name, without the slash at the end of a directory's.</param>
/// <param name="Kind">File or directory.</param>
/// <param name="Length">Bytes that the headers announce.</param>
/// <param name="IsExecutable">Whether any executable bit is set. All other bits are left out.</param>
/// <param name="Content">The bytes of a file; to be read before the next entry is asked for.</param>
internal sealed record ArchiveEntry(string Name, PackageEntryKind Kind, long Length, bool IsExecutable, Stream Content);
