using System.Text;
using PluginKit.Contracts.Problems;
using PluginKit.Tests.Disks;

namespace PluginKit.Authoring.Tests.Yaml;

public abstract class HostileYamlTests(DiskKind disk)
{
    private const string Head = "api_version: v1\nname: demo\nversion: 0.1.0\ndescription: A demo.\ntargets: [claude]\n";

    public static TheoryData<string, string> Refused => new()
    {
        { Head + "a: &a [x]\n", "anchors are not allowed" },
        { Head + "a: *b\n", "aliases are not allowed" },
        { Head + "*b : 1\n", "aliases are not allowed" },
        { Head + "&k a: 1\n", "anchors are not allowed" },
        { Head + "a: !!binary AAAA\n", "tags are not allowed" },
        { Head + "a: !!python/object/apply:os.system [ls]\n", "tags are not allowed" },
        { Head + "a: ! x\n", "tags are not allowed" },
        { Head + "<<: {name: other}\n", "merge keys are not allowed" },
        { Head + "name: other\n", "the key 'name' occurs twice" },
        { Head + "author: {name: a, name: b}\n", "the key 'name' occurs twice" },
        { Head + "1: x\n", "a key has to be a text" },
        { Head + "~: x\n", "a key has to be a text" },
        { Head + "true: x\n", "a key has to be a text" },
        { Head + "? [a]\n: x\n", "a key has to be a text" },
        { Head + "? {a: b}\n: x\n", "a key has to be a text" },
        { Head + "homepage: \"\\u001b[31mred\"\n", "an escaped control character" },
        { Head + "homepage: \"\\0\"\n", "an escaped control character" },
        { Head + "homepage: a\u0001b\n", "the control character U+0001 is not allowed" },
        { Head + "homepage: x\0\nlicense: hidden\n", "the control character U+0000 is not allowed" },
        { Head + "\thomepage: x\n", "not valid YAML" },
        { Head + "author:\n\tname: Ada\n", "not valid YAML" },
        { Head + "homepage: \"never closed\n", "not valid YAML" },
        { Head + "homepage: [a, b\n", "not valid YAML" },
        { Head + "homepage: \"\\UFFFFFFFF\"\n", "not valid YAML" },
        { Head + "homepage: \"\\ud800\"\n", "not valid YAML" },
        { Head + "homepage: @x\n", "not valid YAML" },
        { "%YAML 9.9\n---\nname: x\n", "not valid YAML" },
        { "%TAG !e! tag:example.org,2000:\n---\na: !e!x y\n", "tags are not allowed" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_ambiguous_or_dangerous_is_refused_with_a_position(string yaml, string message)
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", yaml);

        var error = package.OnlyError();

        error.Code.ShouldBe(ProblemCodes.ManifestInvalid);
        error.Message.ShouldContain(message);
        error.Line!.Value.ShouldBeGreaterThan(0);
        error.Column!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_position_of_a_NUL_is_that_of_the_byte()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", "api_version: v1\nname: a\0b\n");

        package.OnlyError().Brief().ShouldBe("manifest_invalid plugin/plugin.yaml 2:8");
    }

    [Fact]
    public void A_billion_laughs_ends_at_the_first_anchor()
    {
        var yaml = new StringBuilder("a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n");
        for (var letter = 'b'; letter <= 'i'; letter++)
        {
            var previous = (char)(letter - 1);
            yaml.Append(letter).Append(": &").Append(letter).Append(" [").AppendJoin(',', Enumerable.Repeat($"*{previous}", 9)).Append("]\n");
        }

        using var package = new TestPackage(disk).With("plugin/plugin.yaml", yaml.ToString());

        package.OnlyError().Brief().ShouldBe("manifest_invalid plugin/plugin.yaml 1:4");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("- ", "")]
    [InlineData("? ", "")]
    public void Deep_nesting_is_refused_before_it_costs_anything(string open, string close)
    {
        var yaml = string.Concat(Enumerable.Repeat(open, 100_000)) + "x" + string.Concat(Enumerable.Repeat(close, 100_000));
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", yaml);

        package.OnlyError().Code.ShouldBe(ProblemCodes.ManifestInvalid);
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_read()
    {
        static string Nested(int levels) => Head + "x: " + new string('[', levels) + new string(']', levels) + "\n";
        using var inside = new TestPackage(disk).With("plugin/plugin.yaml", Nested(31));
        using var beyond = new TestPackage(disk).With("plugin/plugin.yaml", Nested(32));

        inside.Package().Warnings.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ManifestUnknownField);
        beyond.OnlyError().Message.ShouldContain("more than 32 levels of nesting");
    }

    [Fact]
    public void A_huge_scalar_is_refused()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", Head + "license: " + new string('x', 65_537) + "\n");

        package.OnlyError().Brief().ShouldBe("manifest_invalid plugin/plugin.yaml 6:10");
    }

    [Fact]
    public void A_huge_file_is_not_even_opened()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", Head + new string('#', 1 << 20));

        package.OnlyError().Message.ShouldContain("larger than 1048576 bytes");
    }

    [Fact]
    public void Too_many_values_are_refused()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", Head + "keywords: [" + string.Join(',', Enumerable.Repeat("a", 20_001)) + "]\n");

        package.OnlyError().Message.ShouldContain("more than 20000 values");
    }

    [Fact]
    public void Any_number_of_warnings_is_cut_short_and_the_error_behind_them_is_kept()
    {
        var fields = string.Concat(Enumerable.Range(0, 3000).Select(static index => $"f{index}: x\n"));
        using var package = new TestPackage(disk)
            .With("plugin/plugin.yaml", Head + fields)
            .With("plugin/publish/gemini/gallery.yaml", "api_version: v1\n");

        var result = package.Read();

        result.Package.ShouldBeNull();
        result.Problems.Count.ShouldBeLessThanOrEqualTo(201);
        result.Problems.Count(static problem => problem.IsError).ShouldBe(1);
    }

    [Fact]
    public void A_key_without_end_is_shortened_in_messages()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", Head + new string('k', 900) + ": x\n");

        package.Package().Warnings.ShouldHaveSingleItem().Message.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void A_byte_order_mark_and_CRLF_are_read()
    {
        var text = Head.ReplaceLineEndings("\r\n");
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);

        package.Package().Manifest.Description.ShouldBe("A demo.");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 })]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0xC3, 0x28 })]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80 })]
    public void Anything_but_UTF8_is_refused(byte[] bytes)
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", bytes);

        package.OnlyError().Message.ShouldContain("not UTF-8");
    }

    [Fact]
    public void Texts_that_look_like_words_of_older_YAML_are_texts()
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", "api_version: v1\nname: yes\nversion: 0.1.0\ndescription: off\ntargets: [claude]\n");

        package.Package().Manifest.Name.ShouldBe("yes");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a b ")]
    [InlineData("a\n ")]
    [InlineData("\"a\",")]
    [InlineData("&a ")]
    [InlineData("*a ")]
    [InlineData("!a ")]
    [InlineData("%A b\n")]
    [InlineData("---\n")]
    [InlineData("...\n")]
    [InlineData("|\n x\n")]
    [InlineData("\\")]
    [InlineData("# x\n")]
    public void A_megabyte_of_anything_is_answered(string piece)
    {
        using var package = new TestPackage(disk).With("plugin/plugin.yaml", string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));

        package.OnlyError().Code.ShouldBe(ProblemCodes.ManifestInvalid);
    }

    [Fact]
    public void Random_damage_is_answered_and_never_thrown()
    {
        const string Alphabet = "{}[]:,-?&*!|>'\"%@`#\\ \t\n\ru0xUabc~<=.+";
        var random = new Random(20260520);
        for (var round = 0; round < 400; round++)
        {
            var text = new StringBuilder(Head);
            for (var change = 0; change < 12; change++)
            {
                text.Insert(random.Next(text.Length + 1), Alphabet[random.Next(Alphabet.Length)]);
            }

            using var package = new TestPackage(disk).With("plugin/plugin.yaml", text.ToString());
            var result = package.Read();
            (result.Package is null).ShouldBe(result.Problems.Any(static problem => problem.IsError), text.ToString());
        }
    }
}

public sealed class HostileYamlTestsOnVirtualDisk() : HostileYamlTests(DiskKind.Virtual);

public sealed class HostileYamlTestsOnRealDisk() : HostileYamlTests(DiskKind.Real);
