namespace PluginKit.Repository.Tests.Sizes;

public sealed class SizeRulesTests
{
    private const int MostLines = 350;

    // Put together, so that this file does not find itself.
    private static readonly string[] Leftovers = ["TO" + "DO", "FIX" + "ME", "new NotImplemented" + "Exception"];

    [Fact]
    public void No_file_is_longer_than_three_hundred_and_fifty_lines() =>
        RepositoryRoot.CodeFiles()
            .Select(static file => (File: RepositoryRoot.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(static file => file.Lines > MostLines)
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        RepositoryRoot.CodeFiles()
            .SelectMany(static file => File.ReadLines(file).Select((line, index) => (Place: $"{RepositoryRoot.Relative(file)}:{index + 1}", Line: line)))
            .Where(static line => Leftovers.Any(word => line.Line.Contains(word, StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void Lines_end_with_a_line_feed_and_files_with_a_newline()
    {
        foreach (var file in RepositoryRoot.CodeFiles())
        {
            var text = File.ReadAllText(file);
            text.ShouldNotContain("\r", customMessage: RepositoryRoot.Relative(file));
            (text.Length == 0 || text[^1] == '\n').ShouldBeTrue(RepositoryRoot.Relative(file));
        }
    }

    [Theory]
    [InlineData("Manager")]
    [InlineData("Helper")]
    [InlineData("Helpers")]
    [InlineData("Utils")]
    [InlineData("Utility")]
    public void No_type_of_a_library_is_named_for_nothing(string word) =>
        RepositoryRoot.CodeFiles("src").Where(file => Path.GetFileNameWithoutExtension(file).EndsWith(word, StringComparison.Ordinal)).Select(RepositoryRoot.Relative).ShouldBeEmpty();
}
