using System.Text;
using System.Text.RegularExpressions;

namespace PluginKit.Platform.Processes;

/// <summary>
/// Reads the batch files that package managers put in the place of a program on Windows, and finds the program behind them: Windows would run the
/// batch file through its command processor, which understands arguments a second time (the "BatBadBut" class of holes) and is a shell.
/// </summary>
/// <param name="Program">The real program.</param>
/// <param name="LeadingArguments">What comes before the arguments, for example the script that an interpreter is to run.</param>
internal sealed partial record CommandShim(string Program, IReadOnlyList<string> LeadingArguments)
{
    private const int MaximumBytes = 64 << 10;
    private static readonly string[] s_interpreterNames = ["node.exe", "node"];

    public static bool IsBatchFile(string fileName) =>
        Path.GetExtension(fileName) is { Length: 4 } extension
        && (extension.Equals(".cmd", StringComparison.OrdinalIgnoreCase) || extension.Equals(".bat", StringComparison.OrdinalIgnoreCase));

    /// <summary>The program behind a batch file; <see langword="null"/> when it is not one of those that are understood.</summary>
    /// <param name="batchFile">The batch file, absolute.</param>
    /// <param name="searchPath">Where an interpreter is looked for that does not lie beside the batch file.</param>
    public static CommandShim? Resolve(string batchFile, string? searchPath)
    {
        if (Read(batchFile) is not { } text || Target().Matches(text) is not [.., var last])
        {
            return null;
        }

        // The last line that ends in "all arguments" is the one that runs; what comes before only finds the interpreter.
        var folder = Path.GetDirectoryName(batchFile)!;
        var target = Path.GetFullPath(last.Groups["path"].Value.Replace('\\', Path.DirectorySeparatorChar), folder);
        if (!File.Exists(target))
        {
            return null;
        }

        return Path.GetExtension(target).ToUpperInvariant() switch
        {
            ".EXE" => new(target, []),
            ".JS" or ".CJS" or ".MJS" => Interpreter(folder, searchPath) is { } node ? new(node, [target]) : null,
            _ => null,
        };
    }

    private static string? Read(string batchFile)
    {
        try
        {
            return new FileInfo(batchFile) is { Exists: true, Length: <= MaximumBytes } ? File.ReadAllText(batchFile, Encoding.UTF8) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Interpreter(string folder, string? searchPath)
    {
        string[] folders = [folder, .. (searchPath ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)];
        return folders
            .Where(Path.IsPathFullyQualified)
            .SelectMany(static place => s_interpreterNames, Path.Join)
            .FirstOrDefault(File.Exists);
    }

    /// <summary><c>"%dp0%\node_modules\client\cli.js" %*</c>, as npm, pnpm and yarn write it; <c>%~dp0</c> ends in a separator itself.</summary>
    [GeneratedRegex("""
        "(?:%~?dp0%?)\\?(?<path>[^"%<>|&^\r\n]+)"\s+%\*
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Target();
}
