using System.Text.RegularExpressions;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Checkouts;

/// <summary>
/// What the files of a Git checkout tell without starting Git: the commit and the address it came from. The layout is that of
/// gitrepository-layout(5).
/// </summary>
internal sealed partial class GitFolder
{
    private const int SmallFile = 64 * 1024;
    private const int PackedReferences = 8 * 1024 * 1024;

    private readonly IDisk _disk;
    private readonly string _folder;
    private readonly string _common;

    private GitFolder(IDisk disk, string folder, string common) => (_disk, _folder, _common) = (disk, folder, common);

    /// <summary>The Git folder of a checkout; a linked worktree names its own in a file.</summary>
    public static GitFolder? Of(IDisk disk, string checkout)
    {
        var git = Path.Join(checkout, ".git");
        var folder = disk.Stat(git)?.Kind switch
        {
            DiskEntryKind.Directory => git,
            DiskEntryKind.File => Located(After(BoundedFile.TryReadText(disk, git, SmallFile), "gitdir:"), checkout),
            _ => null,
        };
        if (folder is null)
        {
            return null;
        }

        var common = Located(BoundedFile.TryReadText(disk, Path.Join(folder, "commondir"), SmallFile)?.Trim(), folder);
        return new(disk, folder, common ?? folder);
    }

    /// <summary>The commit that is checked out, in hexadecimal; <see langword="null"/> when the files do not tell.</summary>
    public string? Commit()
    {
        var head = BoundedFile.TryReadText(_disk, Path.Join(_folder, "HEAD"), SmallFile);
        if (After(head, "ref:") is not { } reference)
        {
            return ObjectId(head);
        }

        if (!ReferenceName().IsMatch(reference) || reference.Contains("..", StringComparison.Ordinal))
        {
            return null;
        }

        return ObjectId(BoundedFile.TryReadText(_disk, Path.Join(_folder, reference), SmallFile))
            ?? ObjectId(BoundedFile.TryReadText(_disk, Path.Join(_common, reference), SmallFile))
            ?? Packed(reference);
    }

    /// <summary>The address of the remote <c>origin</c> without user and password; <see langword="null"/> when it names no host.</summary>
    public string? OriginRepository()
    {
        var isOrigin = false;
        foreach (var line in Lines(BoundedFile.TryReadText(_disk, Path.Join(_common, "config"), SmallFile)))
        {
            if (line.StartsWith('['))
            {
                isOrigin = string.Equals(line, "[remote \"origin\"]", StringComparison.Ordinal);
            }
            else if (isOrigin && UrlLine().Match(line) is { Success: true } url)
            {
                return PublicAddress(url.Groups["address"].Value);
            }
        }

        return null;
    }

    private string? Packed(string reference)
    {
        foreach (var line in Lines(BoundedFile.TryReadText(_disk, Path.Join(_common, "packed-refs"), PackedReferences)))
        {
            if (line.EndsWith(reference, StringComparison.Ordinal) && line.Length > reference.Length
                && line[^(reference.Length + 1)] == ' ' && ObjectId(line[..^(reference.Length + 1)]) is { } commit)
            {
                return commit;
            }
        }

        return null;
    }

    private static string? Located(string? path, string origin) =>
        string.IsNullOrEmpty(path) || path.Contains('\0', StringComparison.Ordinal) ? null : Path.GetFullPath(path, origin);

    private static string? PublicAddress(string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0)
        {
            return $"https://{uri.Host}{WithoutSuffix(uri.AbsolutePath)}";
        }

        return ShellAddress().Match(address) is { Success: true } shell
            ? $"https://{shell.Groups["host"].Value}/{WithoutSuffix(shell.Groups["path"].Value)}"
            : null;
    }

    private static string WithoutSuffix(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed.EndsWith(".git", StringComparison.Ordinal) ? trimmed[..^4] : trimmed;
    }

    private static IEnumerable<string> Lines(string? text) => (text ?? string.Empty).Split('\n').Select(static line => line.Trim());

    private static string? After(string? text, string key) =>
        text is not null && text.StartsWith(key, StringComparison.Ordinal) && text[key.Length..].Trim() is { Length: > 0 } value ? value : null;

    private static string? ObjectId(string? text) => text?.Trim() is { } id && Hexadecimal().IsMatch(id) ? id : null;

    [GeneratedRegex("^(?:[0-9a-f]{40}|[0-9a-f]{64})$", RegexOptions.NonBacktracking)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex("^refs/[A-Za-z0-9._/@+-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex ReferenceName();

    [GeneratedRegex("^url\\s*=\\s*\"?(?<address>[^\"\\s]+)\"?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex UrlLine();

    [GeneratedRegex("^([^@/]+@)?(?<host>[A-Za-z0-9.-]+):(?<path>[^/].*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ShellAddress();
}
