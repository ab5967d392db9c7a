namespace PluginKit.Discovery.Matching;

/// <summary>Compares how two sides write the address of a repository.</summary>
internal static class RepositoryIdentity
{
    /// <summary>Whether both name the same repository; <see langword="null"/> when one of them does not name one.</summary>
    public static bool? Compare(string? first, string? second) =>
        Normalize(first) is { } one && Normalize(second) is { } other ? string.Equals(one, other, StringComparison.Ordinal) : null;

    // `owner/repo`, `https://github.com/owner/repo.git`, `git@github.com:owner/repo` become `github.com/owner/repo`.
    private static string? Normalize(string? address)
    {
        if (string.IsNullOrWhiteSpace(address) || address.StartsWith('/') || address.StartsWith('.') || address.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        var text = address.Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var hasHost = scheme >= 0;
        text = hasHost ? text[(scheme + 3)..] : text.StartsWith("github:", StringComparison.Ordinal) ? text["github:".Length..] : text;
        text = CutAt(CutAt(text, '?'), '#');
        var user = text.IndexOf('@', StringComparison.Ordinal);
        if (user >= 0 && user < FirstSlash(text))
        {
            text = text[(user + 1)..];
            if (!hasHost)
            {
                text = ReplaceFirst(text, ':', '/');
                hasHost = true;
            }
        }

        text = text.TrimEnd('/');
        text = text.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text;
        var segments = text.Split('/');
        return (hasHost, segments.Length) switch
        {
            (true, >= 2) => text.ToLowerInvariant(),
            (false, 2) when segments[0].Length > 0 && segments[1].Length > 0 => $"github.com/{text.ToLowerInvariant()}",
            _ => null,
        };
    }

    private static int FirstSlash(string text) => text.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? slash : text.Length;

    private static string CutAt(string text, char mark) => text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;

    private static string ReplaceFirst(string text, char from, char to) =>
        text.IndexOf(from, StringComparison.Ordinal) is >= 0 and var at ? string.Concat(text.AsSpan(0, at), to.ToString(), text.AsSpan(at + 1)) : text;
}
