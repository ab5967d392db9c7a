using PluginKit.Tests.Machine;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>The published table of outcomes: a row for everything that fails, a column for each kind of mutation.</summary>
internal static class OutcomeTablePage
{
    private const string Accept = "PLUGINKIT_ACCEPT_DOCS";
    private const string Head = "| What fails | Rollback |";

    /// <summary>Compares a column, or writes it.</summary>
    /// <param name="operation">The kind.</param>
    /// <param name="cells">By what fails and how the rollback goes: the outcomes with one and with two targets.</param>
    public static void Compare(string operation, IReadOnlyDictionary<(string What, string Rollback), string> cells)
    {
        lock (CrashMatrixPage.Gate)
        {
            CompareAlone(operation, cells);
        }
    }

    private static void CompareAlone(string operation, IReadOnlyDictionary<(string What, string Rollback), string> cells)
    {
        var path = Checkout.In("docs", "crash-matrix.md");
        var lines = File.ReadAllLines(path).ToList();
        var head = lines.FindIndex(static line => line.StartsWith(Head, StringComparison.Ordinal));
        head.ShouldBeGreaterThan(0, "docs/crash-matrix.md has no table of outcomes");
        var column = Array.IndexOf(Cells(lines[head]), operation);
        column.ShouldBeGreaterThan(0, $"the table of outcomes has no column for '{operation}'");
        var differences = new List<string>();
        foreach (var ((what, rollback), cell) in cells)
        {
            var row = lines.FindIndex(head, line => line.StartsWith($"| {what} | {rollback} |", StringComparison.Ordinal));
            row.ShouldBeGreaterThan(0, $"the table of outcomes has no row for '{what}', rollback '{rollback}'");
            var found = Cells(lines[row]);
            if (found[column] != cell)
            {
                differences.Add($"{what}, rollback {rollback}: the page says '{found[column]}', found is '{cell}'");
                found[column] = cell;
                lines[row] = $"| {string.Join(" | ", found)} |";
            }
        }

        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(path, string.Join('\n', lines) + "\n");
            return;
        }

        differences.ShouldBeEmpty($"{Accept}=1 writes the page.");
    }

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(static cell => cell.Trim())];
}
