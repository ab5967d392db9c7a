using System.Text.RegularExpressions;

namespace PluginKit.Discovery.Entries;

/// <summary>Addresses that clients recorded may carry credentials; a document must not.</summary>
internal static partial class SourceText
{
    /// <summary>The address without user, password, token in the user part and without its query.</summary>
    public static string WithoutCredentials(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return address;
        }

        var query = address.IndexOf('?', StringComparison.Ordinal);
        var end = query >= 0 ? query : address.Length;
        var start = scheme + 3;
        var path = address.IndexOf('/', start);
        var host = path >= 0 && path < end ? path : end;
        var user = address.LastIndexOf('@', host - 1, host - start);
        return user >= 0 ? string.Concat(address.AsSpan(0, start), address.AsSpan(user + 1, end - user - 1)) : address[..end];
    }

    /// <summary>A line of text in which every address has lost its user part and its query.</summary>
    public static string WithoutSecrets(string line)
    {
        if (!line.Contains("://", StringComparison.Ordinal))
        {
            return line;
        }

        // What thousands of plugins have in common stays one text when there is nothing to take out.
        var clean = Secret().Replace(line, "${start}${rest}");
        return string.Equals(clean, line, StringComparison.Ordinal) ? line : clean;
    }

    [GeneratedRegex(@"(?<start>://)(?:[^/?#\s""'<>]*@)?(?<rest>[^?\s""'<>]*)(?:\?[^\s""'<>]*)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Secret();
}
