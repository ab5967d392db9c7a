namespace PluginKit.Editing.Tests.Clients;

/// <summary>The page with the tables of what the clients do; a table stands between two marks.</summary>
internal static class FormatPage
{
    private const string Accept = "PLUGINKIT_ACCEPT_DOCS";

    public static void Compare(string table, IEnumerable<TrialRow> rows) =>
        Compare(table, "| The file has | Add | After adding | After removing and tidying |\n|---|---|---|---|\n", rows.Select(static row => row.ToString()));

    public static void CompareReading(string table, IEnumerable<string> rows) =>
        Compare(table, "| The file has | Claude Code | Codex |\n|---|---|---|\n", rows);

    private static void Compare(string table, string head, IEnumerable<string> rows)
    {
        string path = Checkout.In("docs", "client-file-formats.md");
        string page = File.ReadAllText(path);
        string open = $"<!-- measured: {table} -->\n";
        int start = page.IndexOf(open, StringComparison.Ordinal) + open.Length;
        int end = page.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        start.ShouldBeGreaterThan(open.Length, $"docs/client-file-formats.md has no place for {table}");
        string measured = head + string.Concat(rows.Select(static row => row + "\n"));
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(path, page[..start] + measured + page[end..]);
            return;
        }

        page[start..end].ShouldBe(measured, $"The client does something else than docs/client-file-formats.md says; {Accept}=1 writes the page.");
    }
}
