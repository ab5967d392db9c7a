using static PluginKit.Editing.Tests.Support.Texts;

namespace PluginKit.Editing.Tests.TomlText;

public class TomlRemoveTests
{
    [Theory]
    [InlineData("[t]\na = 1\n\n[u]\nb = 2\n", "[u]\nb = 2\n")]
    [InlineData("x = 1\n\n[t]\na = 1\n\n[u]\n", "x = 1\n\n[u]\n")]
    [InlineData("x = 1\n# about t\n[t]\na = 1 # one\n# tail\n[u]\n", "x = 1\n# about t\n# tail\n[u]\n")]
    [InlineData("[t.a]\nb = 1\n[u]\n[t]\nc = 1\n[[t.l]]\n[[t.l]]\nd = 1\n[v]\n", "[u]\n[v]\n")]
    [InlineData("t.a = 1\nx = 1\nt.b.c = 2\n[t.d]\n", "x = 1\n")]
    [InlineData("x = 1\n[t]\na = \"\"\"\n\n[not a table]\n\"\"\"", "x = 1")]
    [InlineData("t = { a = 1 } # c\nx = 1", "x = 1")]
    [InlineData("x = 1\nt = 2", "x = 1")]
    public void A_table_goes_with_everything_below_it(string before, string after) => Edit(TextFormat.Toml, before, Remove("t")).ShouldBe(after);

    [Fact]
    public void Parents_that_hold_nothing_else_go_when_asked_for()
    {
        Edit(TextFormat.Toml, "[t]\na = 1\n", Remove("t", "a")).ShouldBe("[t]\n");
        Edit(TextFormat.Toml, "[t]\na = 1\n", RemoveWithParents("t", "a")).ShouldBe("");
        Edit(TextFormat.Toml, "[t]\na = 1\n[t.s]\n", RemoveWithParents("t", "a")).ShouldBe("[t]\n[t.s]\n");
        Edit(TextFormat.Toml, "x = 1\n[p]\n[p.t.s]\na.b = 1\n", RemoveWithParents("p", "t", "s", "a", "b")).ShouldBe("x = 1\n");
        Edit(TextFormat.Toml, "t = { a = { b = 1 }, c = 2 }\n", RemoveWithParents("t", "a", "b")).ShouldBe("t = { c = 2 }\n");
        Edit(TextFormat.Toml, "t = { a.b = 1, c = 2, a.d = 3 }\n", Remove("t", "a")).ShouldBe("t = { c = 2 }\n");
    }

    [Theory]
    [InlineData("t = {\n  a = 1, # one\n  b = 2,\n}\n", "t = {\n  a = 1, # one\n  b = 2,\n  k = 0,\n}\n")]
    [InlineData("t = {\n  a = 1,\n  b = 2 # two\n}\n", "t = {\n  a = 1,\n  b = 2, # two\n  k = 0\n}\n")]
    [InlineData("t = { # none\n}\n", "t = { # none\n  k = 0\n}\n")]
    public void Entries_come_and_go_in_inline_tables_over_several_lines(string before, string after) =>
        RoundTrip(TextFormat.Toml, before, Set(0, "t", "k"), Remove("t", "k")).ShouldBe(after);

    [Theory]
    [InlineData("a = [1, 2]", "a = [1, 0, 2]")]
    [InlineData("a = [\n  1, # one\n  # two\n  2,\n]", "a = [\n  1, # one\n  0,\n  # two\n  2,\n]")]
    public void Items_come_and_go_in_inline_arrays(string before, string after)
    {
        RoundTrip(TextFormat.Toml, before, Insert(0, 1, "a"), Remove("a", 1)).ShouldBe(after);
        RoundTrip(TextFormat.Toml, before, Insert(0, 0, "a"), Remove("a", 0));
        RoundTrip(TextFormat.Toml, before, Insert(0, null, "a"), Remove("a", 2));
        RoundTrip(TextFormat.Toml, before, Set(0, "b", 0), RemoveWithParents("b", 0));
    }

    [Theory]
    [InlineData("[[l]]\nn = \"a\"\n\n[l.s]\nx = 1\n\n# about b\n[[l]]\nn = \"b\"\n\n[z]\n")]
    [InlineData("[[l]]\nn = \"a\"\n[[l]]\nn = \"b\"")]
    [InlineData("# file\n[[l]]\nn = \"a\"\n\n\n[[l]]\n n = \"b\"\n[l.s.t]\n[[l.m]]\n")]
    [InlineData("x = 1\n[[l]]\nz = 0\n[[l]]\nn = \"b\"\n")]
    public void Tables_come_and_go_in_arrays_of_tables(string text)
    {
        for (int i = 0; i <= 2; i++)
        {
            string added = RoundTrip(TextFormat.Toml, text, Insert(Json("""{"n":"new","sub":{"k":[1]}}"""), i, "l"), Remove("l", i));
            StructuredText.Read(TextFormat.Toml, Utf8(added)).Find(KeyPath.Of("l", i, "sub", "k", 0))!.GetValue<int>().ShouldBe(1);
        }

        for (int i = 0; i < 2; i++)
        {
            RoundTrip(TextFormat.Toml, text, Set(1, "l", i, "k"), Remove("l", i, "k"));
            RoundTrip(TextFormat.Toml, text, Set(Json("""{"k":1}"""), "l", i, "new"), Remove("l", i, "new"));
            RoundTrip(TextFormat.Toml, text, Set(1, "l", i, "new", "k"), RemoveWithParents("l", i, "new", "k"));
        }
    }

    [Fact]
    public void A_table_of_an_array_is_found_by_a_member()
    {
        const string Text = "[[l]]\nname = \"a\"\n[[l]]\nname = \"b\"\non = true\n";
        Edit(TextFormat.Toml, Text, Set(false, "l", KeySegment.Item("name", "b"), "on")).ShouldBe(Text.Replace("true", "false", StringComparison.Ordinal));
        Edit(TextFormat.Toml, Text, Remove("l", KeySegment.Item("name", "a"))).ShouldBe("[[l]]\nname = \"b\"\non = true\n");
        RoundTrip(TextFormat.Toml, Text, Set(Json("""{"name":"c"}"""), "l", KeySegment.Item("name", "c")), Remove("l", KeySegment.Item("name", "c")))
            .ShouldBe(Text + "\n[[l]]\nname = \"c\"\n");
    }

    [Fact]
    public void Removing_what_is_not_there_changes_nothing()
    {
        const string Text = "a = 1\n[t]\nl = [1]\n";
        Edit(TextFormat.Toml, Text, Remove("b"), Remove("a", "b"), Remove("t", "l", 1), RemoveWithParents("t", "x")).ShouldBe(Text);
    }

    [Fact]
    public void Tables_added_one_after_the_other_leave_in_any_order()
    {
        foreach (string start in new[] { "", "x = 1", "x = 1\n", "# c\n\n", "[a]\r\nb = 1\r\n" })
        {
            foreach (int[] order in new[] { new[] { 0, 1, 2 }, [2, 1, 0], [1, 2, 0], [1, 0, 2] })
            {
                string text = start;
                for (int i = 0; i < 3; i++)
                {
                    text = Edit(TextFormat.Toml, text, Set(true, "plugins", $"p{i}@m", "enabled"));
                }

                foreach (int i in order)
                {
                    text = Edit(TextFormat.Toml, text, Remove("plugins", $"p{i}@m"));
                }

                text.ShouldBe(start);
            }
        }
    }
}
