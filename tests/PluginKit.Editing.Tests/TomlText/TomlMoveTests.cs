using static PluginKit.Editing.Tests.Support.Texts;

namespace PluginKit.Editing.Tests.TomlText;

public class TomlMoveTests
{
    [Theory]
    [InlineData("a = 1\nb = 2\nc = 3\n", "c", 0, "c = 3\na = 1\nb = 2\n")]
    [InlineData("a = 1\nb = 2", "b", 0, "b = 2\na = 1")]
    [InlineData("\uFEFFa = 1\r\nb = 2\r\n", "a", 1, "\uFEFFb = 2\r\na = 1\r\n")]
    [InlineData("# file\n\n# about a\na = 1 # one\n\nb = [\n  2,\n] # two\n", "b", 0, "# file\n\nb = [\n  2,\n] # two\n\n# about a\na = 1 # one\n")]
    [InlineData("a = \"\"\"\n# x\"\"\"\nb = 1\n", "b", 0, "b = 1\na = \"\"\"\n# x\"\"\"\n")]
    [InlineData("x = 1\n\n# about a\n[a]\nk = 1\n# in a\nl = 2\n[a.s]\n\n[b] # head\n", "b", 1, "x = 1\n\n[b] # head\n\n# about a\n[a]\nk = 1\n# in a\nl = 2\n[a.s]\n")]
    [InlineData("[a]\n[b.c]\n[d]\n", "d", 0, "[d]\n[a]\n[b.c]\n")]
    [InlineData("a.x = 1\na.y = 2\nb = 3\n", "b", 0, "b = 3\na.x = 1\na.y = 2\n")]
    public void A_member_moves_with_the_comments_at_it(string before, string name, int index, string after)
    {
        Edit(TextFormat.Toml, before, Move(index, name)).ShouldBe(after);
    }

    [Fact]
    public void Tables_move_in_arrays_of_tables()
    {
        const string Text = "[[l]]\nn = 1\n[l.s]\n\n# two\n[[l]]\nn = 2\n[u]\n[[l]]\nn = 3\n";
        Edit(TextFormat.Toml, Text, Move(0, "l", 2)).ShouldBe("[[l]]\nn = 3\n\n[[l]]\nn = 1\n[l.s]\n[u]\n# two\n[[l]]\nn = 2\n");
        Edit(TextFormat.Toml, Text, Move(0, "l", 2), Move(2, "l", 0)).ShouldBe(Text);
    }

    [Theory]
    [InlineData("l = [1, 2, 3]", 2, 0, "l = [3, 1, 2]")]
    [InlineData("l = [\n  1, # one\n  2 # two\n]", 1, 0, "l = [\n  2, # two\n  1 # one\n]")]
    public void Items_move_in_inline_arrays(string before, int from, int to, string after) =>
        Edit(TextFormat.Toml, before, Move(to, "l", from)).ShouldBe(after);

    [Fact]
    public void Entries_move_in_inline_tables()
    {
        Edit(TextFormat.Toml, "t = { a = 1, b.x = 2, b.y = 3 }", Move(0, "t", "b")).ShouldBe("t = { b.x = 2, b.y = 3, a = 1 }");
        Edit(TextFormat.Toml, "t = { b.x = 2, a = 1, b.y = 3 }", Move(0, "t", "b", "y")).ShouldBe("t = { b.y = 3, a = 1, b.x = 2 }");
        Refuse(TextFormat.Toml, "t = { b.x = 2, a = 1, b.y = 3 }", Move(1, "t", "b")).Kind.ShouldBe(TextErrorKind.NotSupported);
    }

    [Theory]
    [InlineData("a = 1\n[t]\n", "t", 0)]
    [InlineData("a = 1\n[t]\n", "a", 1)]
    [InlineData("[t.s]\n[u]\n[t]\n", "u", 0)]
    [InlineData("a.b = 1\nc = 1\na.d = 1\n", "c", 0)]
    [InlineData("[t]\n[u]\n[t.s]\n", "u", 0)]
    public void Keys_and_tables_do_not_change_places_and_what_is_scattered_stays(string text, string name, int index)
    {
        Refuse(TextFormat.Toml, text, Move(index, name)).Kind.ShouldBe(TextErrorKind.NotSupported);
    }

    [Fact]
    public void Where_nothing_is_nothing_moves()
    {
        Refuse(TextFormat.Toml, "a = 1\n", Move(0, "b")).Kind.ShouldBe(TextErrorKind.PathNotFound);
        Refuse(TextFormat.Toml, "a = 1\n", Move(1, "a")).Kind.ShouldBe(TextErrorKind.PathNotFound);
        Refuse(TextFormat.Toml, "a = 1\n", Move(0, "a", "b")).Kind.ShouldBe(TextErrorKind.WrongType);
        Edit(TextFormat.Toml, "a = 1\n", Move(0, "a")).ShouldBe("a = 1\n");
    }
}
