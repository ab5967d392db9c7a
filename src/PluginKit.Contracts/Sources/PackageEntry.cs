namespace PluginKit.Contracts.Sources;

/// <summary>One entry of a package tree.</summary>
/// <param name="Path">Relative path with forward slashes.</param>
/// <param name="Kind">Directory or file.</param>
/// <param name="Length">Bytes; 0 for directories.</param>
/// <param name="IsExecutable">Whether any executable bit is set; always <see langword="false"/> for directories.</param>
public sealed record PackageEntry(string Path, PackageEntryKind Kind, long Length, bool IsExecutable);
