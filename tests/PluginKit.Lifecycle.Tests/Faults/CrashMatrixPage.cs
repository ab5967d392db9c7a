using PluginKit.Tests.Machine;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>The published matrix: how many points of each kind of mutation are tried, a row each.</summary>
internal static class CrashMatrixPage
{
    private const string Accept = "PLUGINKIT_ACCEPT_DOCS";

    /// <summary>Suites that run at once write tables of one page.</summary>
    public static Lock Gate { get; } = new();

    /// <param name="operation">The kind.</param>
    /// <param name="operations">Operations that change the disk or flush: before, during and after each the process can end.</param>
    /// <param name="flushes">Those of them that flush.</param>
    /// <param name="states">Different disks that a power failure can leave.</param>
    public static void Compare(string operation, int operations, int flushes, int states)
    {
        lock (Gate)
        {
            CompareAlone(operation, operations, flushes, states);
        }
    }

    private static void CompareAlone(string operation, int operations, int flushes, int states)
    {
        var path = Checkout.In("docs", "crash-matrix.md");
        var lines = File.ReadAllLines(path).ToList();
        var row = lines.FindIndex(line => line.StartsWith($"| {operation} |", StringComparison.Ordinal));
        row.ShouldBeGreaterThan(0, $"docs/crash-matrix.md has no row for '{operation}'");
        var measured = $"| {operation} | {operations} | {operations * 3} | {flushes} | {states} |";
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            lines[row] = measured;
            File.WriteAllText(path, string.Join('\n', lines) + "\n");
            return;
        }

        lines[row].ShouldBe(measured, $"{Accept}=1 writes the page.");
    }
}
