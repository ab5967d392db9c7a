using System.Text.RegularExpressions;

namespace PluginKit.Concurrency.Tests.Homes;

/// <summary>
/// Every file and folder of a home, for comparing what two runs left. Left out is what stays by design (the lock that is never deleted, empty folders of
/// our own house); times and the random part of operation ids are blanked.
/// </summary>
internal static partial class HomeImage
{
    /// <summary>The operation log tells of every run.</summary>
    private const string Log = ".plugin-kit-ai/pluginkit/log";

    private static readonly string[] House =
    [
        ".plugin-kit-ai", ".plugin-kit-ai/locks", ".plugin-kit-ai/pluginkit", ".plugin-kit-ai/pluginkit/receipts", ".plugin-kit-ai/pluginkit/operations",
        ".plugin-kit-ai/pluginkit/store", ".plugin-kit-ai/pluginkit/leases", ".plugin-kit-ai/materialized", Log,
    ];

    public static IReadOnlyList<string> Of(Home home)
    {
        var root = home.At("home");
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        return
        [
            .. Directory.EnumerateFiles(root, "*", everything)
                .Select(path => (Name: Path.GetRelativePath(root, path), Path: path))
                .Where(static file => file.Name != ".plugin-kit-ai/pluginkit/lock" && !file.Name.StartsWith(Log, StringComparison.Ordinal))
                .Select(file => $"{file.Name} = {Text(home, file.Path)}"),
            .. Directory.EnumerateDirectories(root, "*", everything)
                .Select(path => Path.GetRelativePath(root, path))
                .Where(static name => !House.Contains(name, StringComparer.Ordinal))
                .Select(static name => name + "/"),
        ];
    }

    /// <summary>What differs, in lines; empty when nothing does.</summary>
    public static string Difference(IReadOnlyList<string> expected, IReadOnlyList<string> found) =>
        string.Join('\n', expected.Except(found).Select(static line => "- " + line).Concat(found.Except(expected).Select(static line => "+ " + line)));

    private static string Text(Home home, string path)
    {
        var text = File.ReadAllText(path).Replace(home.Root, "ROOT", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return OperationIds().Replace(Times().Replace(text, "TIME"), "ID");
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|\\+00:00)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    [GeneratedRegex("(add|update|remove|repair|enable|disable)-[0-9]{17}-[0-9a-f]{8}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex OperationIds();
}
