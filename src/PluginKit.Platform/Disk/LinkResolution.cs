namespace PluginKit.Platform.Disk;

/// <summary>Resolves links one component after the other, the way the kernel does, and keeps a missing tail.</summary>
internal static class LinkResolution
{
    /// <summary>More links than any kernel follows mean a circle.</summary>
    private const int MaximumLinks = 40;

    public static string Resolve(Func<string, DiskEntry?> stat, string path)
    {
        var resolved = Path.GetPathRoot(path)!;
        var pending = new Stack<string>();
        Push(pending, path[resolved.Length..]);
        var links = 0;
        while (pending.TryPop(out var segment))
        {
            if (segment == "..")
            {
                // Everything before is already real, so the parent is the textual one.
                resolved = DiskPath.Parent(resolved);
                continue;
            }

            var candidate = Path.Join(resolved, segment);
            if (stat(candidate) is not { Kind: DiskEntryKind.Link, LinkTarget: { Length: > 0 } target })
            {
                resolved = candidate;
                continue;
            }

            if (++links > MaximumLinks)
            {
                throw new IOException($"The links at '{path}' form a circle or a chain that is too long.");
            }

            if (Path.IsPathRooted(target))
            {
                var root = Path.GetPathRoot(target)!;
                resolved = Path.IsPathFullyQualified(target) ? root : Path.GetPathRoot(resolved)!;
                target = target[root.Length..];
            }

            Push(pending, target);
        }

        return resolved;
    }

    private static void Push(Stack<string> pending, string segments)
    {
        var parts = segments.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (var index = parts.Length - 1; index >= 0; index--)
        {
            if (parts[index] != ".")
            {
                pending.Push(parts[index]);
            }
        }
    }
}
