using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Output;
using PluginKit.ConsoleHost.Output.Readmes;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Documents;

namespace PluginKit.EndToEnd.Tests.Readmes;

/// <summary>A README in the terminal: what its author meant, and nothing that its author could do to the terminal.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] Attempts =
    [
        "\e[2J\e]0;title\a plain", "`\e[31m`", "```\n\e]52;c;aGk=\a\n```", "# \u202Etxt.exe", "[click\u202E](https://good.example)", "[a](https://e.example/\u202E\e[2J)",
        "&#x1b;[2J &#27;[2J &#x202e;", "<a href='\e[2J'>x</a>", "<div>\e[2J&#x1b;[2J</div>", "<https://e.example/\u0007>", "| \e[2J |\n|---|\n| \u009b2J |",
        "\u2066\u2069\u200B\u200D\uFEFF", "- \r\n- \0\b\b\b", "> \u0085\u2028\u2029", "![\e[2J](x\e[2J)", "\\\e[2J", "<!-- \e[2J --> text <script>alert('\e')</script>", "[x]: <\e[2J>\n[x]", "\uD800 lone",
    ];

    public static TheoryData<int> Hostile => [.. Enumerable.Range(0, Attempts.Length)];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_that_a_terminal_obeys_and_nothing_invisible_comes_out(int attempt)
    {
        foreach (var rune in Plain(Attempts[attempt]).EnumerateRunes())
        {
            (rune.Value == '\n' || !UntrustedText.IsInvisible(rune)).ShouldBeTrue($"U+{rune.Value:X4}");
        }
    }

    [Fact]
    public void In_a_terminal_only_colours_and_decorations_of_the_host_are_obeyed()
    {
        foreach (var markdown in Attempts)
        {
            var sequences = Coloured($"# A heading\n\n{markdown}").Split('\e')[1..];
            sequences.ShouldNotBeEmpty();
            sequences.ShouldAllBe(static sequence => System.Text.RegularExpressions.Regex.IsMatch(sequence, @"^\[[0-9;]*m", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
        }
    }

    [Fact]
    public void Headings_lists_quotes_code_and_rules_look_like_themselves()
    {
        var text = Plain("# One\n\n## Two\n\n### Three\n\n1. first\n2. second\n   - deeper *more* **most** ~~gone~~\n\n> said\n> again\n\n```sh\necho  hi\n\techo\n```\n\n---\n\n- [x] done\n- [ ] open\n");

        text.ShouldBe(
            """
            One
            ===

            Two
            ---

            Three

            1. first
            2. second
               • deeper more most gone

            │ said again

                echo  hi
                    echo

            ────────────────────────────────────────

            • [x] done
            • [ ] open

            """);
    }

    [Fact]
    public void A_link_shows_where_it_leads_and_an_image_that_it_is_one() =>
        Plain("[docs](https://evil.example/a) <https://plain.example> https://bare.example ![logo](logo.png) [ref][r]\n\n[r]: https://r.example").ShouldBe(
            "docs <https://evil.example/a> https://plain.example https://bare.example [image: logo] <logo.png> ref <https://r.example>\n");

    [Fact]
    public void Html_is_never_more_than_its_text() =>
        Plain("<p align=\"center\">\n<b>Fast</b> &amp; small<br/>Really\n<!-- hidden -->\n</p>\n\nsome <kbd>key</kbd><br>and <script>alert(1)</script> more").ShouldBe(
            "Fast & small\nReally\n\nsome key\nand alert(1) more\n");

    [Fact]
    public void Markup_of_the_console_library_is_text() => Plain("[red]x[/] :smile: [link=https://e.example]y[/]").ShouldBe("[red]x[/] :smile: [link=https://e.example]y[/]\n");

    [Fact]
    public void A_table_is_a_table_where_it_has_room_and_rows_where_it_has_none()
    {
        const string Table = "| Name | Port |\n|---|---|\n| one | `1` |\n";
        Plain(Table).ShouldContain("│ one  │ `1`  │");
        Printed(Table, interactive: true, width: 12).ShouldContain("- ");
        Printed(string.Concat(Enumerable.Repeat("|a", 900)) + "|\n" + string.Concat(Enumerable.Repeat("|-", 900)) + "|\n", interactive: true, width: 80).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(200)]
    public void In_a_terminal_text_is_as_wide_as_the_window(int width)
    {
        var lines = Printed(string.Concat(Enumerable.Repeat("several words of text ", 40)) + "\n\n- " + string.Concat(Enumerable.Repeat("an item ", 40)), interactive: true, width).Split('\n');

        lines.Max(static line => Stripped(line).Length).ShouldBeLessThanOrEqualTo(width);
        lines.Length.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void For_a_file_or_another_program_what_was_one_line_stays_one() => Plain(string.Concat(Enumerable.Repeat("word ", 200))).Split('\n').Length.ShouldBe(2);

    [Fact]
    public void What_is_nested_too_deeply_is_shown_as_it_stands()
    {
        Plain(new string('>', 5_000) + " deep").ShouldContain("deep");
        Plain(string.Concat(Enumerable.Range(0, 60).Select(static level => new string(' ', level * 2) + "- level\n"))).ShouldContain("• level");
        Plain(new string('[', 20_000)).ShouldContain("[[[");
        Plain(new string('*', 20_000) + "a").ShouldContain("a");
    }

    [Fact]
    public void A_readme_that_was_cut_says_so()
    {
        var terminal = new StringWriter();
        new ReadmeWriter(new(new(terminal, TextWriter.Null, "/", IsInteractive: false), simulated: false, hasCatalog: true)).Write(Content("x") with { Truncated = true });

        terminal.ToString().ShouldContain("it was cut here");
    }

    [Theory]
    [InlineData("[a](b")]
    [InlineData("&#x1b;")]
    [InlineData("*a* b ")]
    [InlineData("> ")]
    [InlineData("http://a.b ")]
    [InlineData("[a]: b\n")]
    [InlineData("- a\n")]
    public void However_long_a_text_is_only_its_beginning_is_laid_out(string part)
    {
        var whole = string.Concat(Enumerable.Repeat(part, 600_000 / part.Length));

        Plain(whole).ShouldContain("it was cut here");
        Coloured(whole).ShouldContain("it was cut here");
    }

    [SharedDataFact("universal-plugins")]
    public void Every_real_readme_keeps_its_words()
    {
        foreach (var file in Directory.EnumerateFiles(SharedData.UniversalPlugins!, "README.md", SearchOption.AllDirectories))
        {
            var markdown = string.Join('\n', File.ReadLines(file).Where(static line => !line.StartsWith("<!--", StringComparison.Ordinal) && !line.StartsWith("```", StringComparison.Ordinal)));
            var shown = Plain(markdown);
            foreach (var word in markdown.Split([' ', '\n', '\r', '\t', '*', '`', '#', '(', ')', '[', ']', '|', '<', '>', '_', '-'], StringSplitOptions.RemoveEmptyEntries).Where(static word => word.All(char.IsLetterOrDigit)))
            {
                shown.ShouldContain(word, Case.Sensitive, file);
            }
        }
    }

    private static string Stripped(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\e\\[[0-9;]*m", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));

    private static string Plain(string markdown) => Printed(markdown, interactive: false, width: null);

    private static string Coloured(string markdown) => Printed(markdown, interactive: true, width: 80);

    private static string Printed(string markdown, bool interactive, int? width)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new ReadmeWriter(new(new HostTerminal(output, TextWriter.Null, "/", interactive, width, Ansi: interactive), simulated: false, hasCatalog: true)).Write(Content(markdown));
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd()));
    }

    private static ReadmeContent Content(string markdown) => new() { DetailKind = "authored_readme", DetailRef = "README.md", Text = markdown };
}
