using PluginKit.Contracts.Sources;
using PluginKit.Platform.Trees;

namespace PluginKit.Sources.Archives;

/// <summary>What may come out of an archive: names, kinds, collisions, sizes. One instance goes through one archive, before anything is written for an entry.</summary>
internal sealed class ArchiveRules(ArchiveLimits limits, long archiveBytes)
{
    private const long FreeOfRatio = 1 << 20;

    private readonly Dictionary<string, (string Spelling, PackageEntryKind Kind, bool IsListed)> _known = new(StringComparer.OrdinalIgnoreCase);
    private int _entries;
    private int _files;
    private int _directories;
    private long _total;
    private long _file;

    /// <summary>Lets an entry in, or refuses the archive.</summary>
    public void Admit(ArchiveEntry entry)
    {
        if (++_entries > limits.MaxEntries)
        {
            throw ArchiveRefusedException.TooMuch(ArchiveRefusal.Entries, $"has more than the {limits.MaxEntries} entries allowed");
        }

        CheckName(entry.Name);
        var segments = entry.Name.Split('/');
        if (segments.Length > limits.Tree.MaxDepth)
        {
            throw ArchiveRefusedException.TooMuch(ArchiveRefusal.Depth, $"is more than {limits.Tree.MaxDepth} levels deep", entry.Name);
        }

        for (var count = 1; count < segments.Length; count++)
        {
            Note(string.Join('/', segments[..count]), PackageEntryKind.Directory, isListed: false);
        }

        Note(entry.Name, entry.Kind, isListed: true);
        if (entry.Kind == PackageEntryKind.File)
        {
            Begin(entry);
        }
    }

    /// <summary>Counts bytes of the current file as they come.</summary>
    public void Count(string name, int bytes)
    {
        _file += bytes;
        _total += bytes;
        if (_file > limits.Tree.MaxFileBytes)
        {
            throw TooLarge(name);
        }

        if (_total > limits.Tree.MaxTotalBytes)
        {
            throw ArchiveRefusedException.TooMuch(ArchiveRefusal.TotalBytes, $"brings the package above the {limits.Tree.MaxTotalBytes} bytes allowed", name);
        }

        if (_total > FreeOfRatio && _total / Math.Max(1, archiveBytes) >= limits.MaxRatio)
        {
            throw ArchiveRefusedException.TooMuch(ArchiveRefusal.Ratio, $"expands to more than {limits.MaxRatio} times the size of the archive", name);
        }
    }

    private void Begin(ArchiveEntry entry)
    {
        _file = 0;
        if (++_files > limits.Tree.MaxFiles)
        {
            throw ArchiveRefusedException.TooMuch(ArchiveRefusal.Entries, $"is one file more than the {limits.Tree.MaxFiles} allowed", entry.Name);
        }

        // What is announced is refused at once; what was announced as less is found out while it comes.
        if (entry.Length > limits.Tree.MaxFileBytes)
        {
            throw TooLarge(entry.Name);
        }
    }

    private void CheckName(string name)
    {
        if (name.Length > limits.MaxPathLength)
        {
            throw ArchiveRefusedException.TooMuch(ArchiveRefusal.PathLength, $"has a name of more than {limits.MaxPathLength} characters", name);
        }

        if (name.Contains('\\', StringComparison.Ordinal))
        {
            throw ArchiveRefusedException.Unsafe(ArchiveRefusal.Backslash, "has a backslash in its name", name);
        }

        if (name.StartsWith('/') || (name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0])))
        {
            throw ArchiveRefusedException.Unsafe(ArchiveRefusal.AbsolutePath, "has an absolute path for a name", name);
        }

        foreach (var segment in name.Split('/'))
        {
            CheckSegment(name, segment);
        }
    }

    private static void CheckSegment(string name, string segment)
    {
        switch (segment)
        {
            case "" or ".":
                throw ArchiveRefusedException.Unsafe(ArchiveRefusal.EmptyName, "has an empty part in its name; pack the folder by its name, not as '.'", name);
            case "..":
                throw ArchiveRefusedException.Unsafe(ArchiveRefusal.PathTraversal, "leaves the archive by '..'", name);
            default:
                if (PortableName.Violation(segment) is { } reason)
                {
                    throw ArchiveRefusedException.Unsafe(ArchiveRefusal.Name, $"cannot be unpacked everywhere: its name {reason}", name);
                }

                if (RepositoryNames.Is(segment))
                {
                    throw ArchiveRefusedException.Unsafe(ArchiveRefusal.Repository, "belongs to a Git repository; pack the files without it", name);
                }

                break;
        }
    }

    /// <summary>A folder may be meant by what is below it before it is listed itself; nothing else may come twice.</summary>
    private void Note(string path, PackageEntryKind kind, bool isListed)
    {
        if (!_known.TryGetValue(path, out var known))
        {
            if (kind == PackageEntryKind.Directory && ++_directories > limits.Tree.MaxDirectories)
            {
                throw ArchiveRefusedException.TooMuch(ArchiveRefusal.Entries, $"is one directory more than the {limits.Tree.MaxDirectories} allowed", path);
            }

            _known.Add(path, (path, kind, isListed));
            return;
        }

        if (!string.Equals(known.Spelling, path, StringComparison.Ordinal))
        {
            throw ArchiveRefusedException.Unsafe(ArchiveRefusal.CaseCollision, $"differs only in case from '{known.Spelling}'", path);
        }

        if (known.Kind != kind)
        {
            throw ArchiveRefusedException.Unsafe(ArchiveRefusal.FileAndDirectory, "is a file and a directory at once", path);
        }

        if (isListed && known.IsListed)
        {
            throw ArchiveRefusedException.Unsafe(ArchiveRefusal.Duplicate, "is there twice", path);
        }

        _known[path] = known with { IsListed = known.IsListed || isListed };
    }

    private ArchiveRefusedException TooLarge(string name) =>
        ArchiveRefusedException.TooMuch(ArchiveRefusal.FileBytes, $"has more than the {limits.Tree.MaxFileBytes} bytes allowed for a file", name);
}
