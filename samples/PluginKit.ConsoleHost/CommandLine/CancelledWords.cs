using System.Collections.Frozen;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>What is true after Ctrl-C, which is not the same for every command.</summary>
internal static class CancelledWords
{
    public const string Nothing = "Cancelled; nothing was changed.";
    public const string Undone = "Cancelled; everything that had begun was undone.";
    public const string Published = "Cancelled; what was uploaded by then stays in the release, which is still a draft unless it was public before. Publish again to continue.";
    private const string Installed = "Cancelled; nothing was installed, and what had come of it was deleted.";
    private const string Written = "Cancelled; no file was written.";

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["add"] = Undone,
        ["update"] = Undone,
        ["remove"] = Undone,
        ["repair"] = Undone,
        ["rollback"] = Undone,
        ["enable"] = Undone,
        ["disable"] = Undone,
        ["plan apply"] = Undone,
        ["recover"] = "Cancelled; operations that were brought to their end stay so. Recover again for the others.",
        ["collect"] = "Cancelled; what was deleted by then stays deleted, and nothing refers to it.",
        ["acknowledge"] = Nothing,
        ["plan save"] = Written,
        ["plan show"] = Nothing,
        ["export"] = Written,
        ["handoff export"] = Written,
        ["bundle publish"] = Published,
        ["handoff publish"] = Published,
        ["bundle install"] = Installed,
        ["handoff install"] = Installed,
        ["bundle fetch"] = Installed,
        ["handoff fetch"] = Installed,
        ["bundle inspect"] = Nothing,
        ["handoff inspect"] = Nothing,
        ["bundle verify"] = Nothing,
        ["handoff verify"] = Nothing,
        ["project doctor"] = Nothing,
        ["project validate"] = Nothing,
        ["project bootstrap"] = "Cancelled; what earlier steps and the one that was ended had done stays.",
        ["source resolve"] = "Cancelled; nothing was installed. What was fetched by then may stay in the cache.",
        ["catalog"] = Nothing,
        ["catalog build"] = "Cancelled; no snapshot was written, and an earlier one is as it was.",
        ["catalog refresh"] = "Cancelled; no snapshot was written, and an earlier one is as it was.",
        ["catalog verify"] = Nothing,
        ["catalog diff"] = Nothing,
        ["show"] = Nothing,
        ["discover"] = Nothing,
        ["watch"] = Nothing,
        ["list"] = Nothing,
        ["outdated"] = Nothing,
        ["doctor"] = Nothing,
        ["verify"] = Nothing,
        ["view"] = Nothing,
        ["support-bundle"] = "Cancelled; the file is not complete, if there is one.",
        ["demo"] = "Cancelled; the home of the demo was thrown away.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(ParseResult parsed) => Of(Name(parsed.CommandResult)) ?? "Cancelled.";

    /// <summary>The words for a command by its names, separated by spaces.</summary>
    public static string? Of(string command) => Words.GetValueOrDefault(command);

    private static string Name(CommandResult result)
    {
        var names = new List<string>();
        for (SymbolResult? current = result; current is CommandResult { Command: not RootCommand } command; current = current.Parent)
        {
            names.Insert(0, command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
