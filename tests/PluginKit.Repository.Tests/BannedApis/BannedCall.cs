using System.Text.RegularExpressions;

namespace PluginKit.Repository.Tests.BannedApis;

/// <summary>One call that no library but Platform may make.</summary>
internal sealed partial record BannedCall(int Line, string Text)
{
    public static IEnumerable<BannedCall> In(string code)
    {
        var text = CSharpText.WithoutCommentsAndStrings(code);
        return Calls().Matches(text).Where(static match => IsStaticMember(match.Groups["type"].Value, match.Groups["member"].Value))
            .Select(match => new BannedCall(text.AsSpan(0, match.Index).Count('\n') + 1, match.Value));
    }

    // A property may be called File; what is banned are the static members of the type.
    private static bool IsStaticMember(string type, string member) => type switch
    {
        nameof(File) => typeof(File).GetMethods().Any(method => method.Name == member),
        nameof(Directory) => typeof(Directory).GetMethods().Any(method => method.Name == member),
        _ => true,
    };

    [GeneratedRegex("""
        (?<![\w.])(?:System\.IO\.)?(?<type>File|Directory)\.(?<member>[A-Z]\w*)
        | \bnew\s+(?:System\.IO\.)?(?:FileStream|FileInfo|DirectoryInfo|DriveInfo|FileSystemWatcher|StreamReader\s*\(\s*path|StreamWriter\s*\(\s*path)\b
        | (?<![\w.])(?:System\.IO\.)?Path\.(?:GetTempPath|GetTempFileName)\b
        | (?<![\w.])(?:System\.Diagnostics\.)?Process\.(?:Start|GetProcess|GetCurrentProcess)\w*
        | \bnew\s+(?:System\.Diagnostics\.)?(?:Process|ProcessStartInfo)\b
        | (?<![\w.])(?:System\.)?(?:DateTime|DateTimeOffset)\.(?:Now|UtcNow|Today)\b
        | (?<![\w.])(?:System\.Diagnostics\.)?Stopwatch\.\w+
        | (?<![\w.])(?:System\.)?Environment\.(?:GetEnvironmentVariables?|SetEnvironmentVariable|ExpandEnvironmentVariables|GetFolderPath|CurrentDirectory|Exit|FailFast|UserName|MachineName|GetCommandLineArgs|CommandLine)\b
        | (?<![\w.])(?:System\.)?Console\.\w+
        | (?<![\w.])(?:System\.Threading\.)?Thread\.Sleep\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Calls();
}
