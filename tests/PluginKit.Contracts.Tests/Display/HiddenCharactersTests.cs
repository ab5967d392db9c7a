using System.Text;
using PluginKit.Contracts.Display;

namespace PluginKit.Contracts.Tests.Display;

/// <summary>R-48: what no reader sees is found with its place; what everyday writing needs passes.</summary>
public sealed class HiddenCharactersTests
{
    private const string Flag = "\U0001F3F4";

    [Theory]
    [InlineData("plain text,\twith\r\nlines")]
    [InlineData("Grüße, 日本語, עברית, العربية")]
    [InlineData("keycap 1\uFE0F\u20E3, heart ❤\uFE0F, family 👨\u200D👩\u200D👧, flag 🏳\uFE0F\u200D🌈")]
    [InlineData("نمی\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("(עברית)\u200F end")]
    [InlineData("\u200Fשלום")]
    [InlineData("葛\U000E0100")]
    [InlineData("ภาษา\u200Bไทย")]
    [InlineData("\uFEFFbyte order mark")]
    [InlineData("")]
    public void Everyday_writing_is_no_finding(string text) => Find(text).ShouldBeEmpty();

    [Theory]
    [InlineData("gbeng")]
    [InlineData("gbsct")]
    [InlineData("gbwls")]
    public void The_three_flags_that_are_written_with_tags_pass(string region) => Find($"a {Flag}{Tags(region)}\U000E007F b").ShouldBeEmpty();

    [Theory]
    [InlineData("read this" + "\U000E0069\U000E0067\U000E006E\U000E006F\U000E0072\U000E0065", HiddenKind.Tag, 1, 10)]
    [InlineData("a\nb\u202Ec", HiddenKind.Direction, 2, 2)]
    [InlineData("x\u2066y", HiddenKind.Direction, 1, 2)]
    [InlineData("left\u200Eright", HiddenKind.Direction, 1, 5)]
    [InlineData("a\u200Bb", HiddenKind.ZeroWidth, 1, 2)]
    [InlineData("a\u2060b", HiddenKind.ZeroWidth, 1, 2)]
    [InlineData("a\uFEFFb", HiddenKind.ZeroWidth, 1, 2)]
    [InlineData("a\u200Db", HiddenKind.ZeroWidth, 1, 2)]
    [InlineData("ü\u200C\u200D", HiddenKind.ZeroWidth, 1, 3)]
    [InlineData("a\u3164b", HiddenKind.ZeroWidth, 1, 2)]
    [InlineData("❤\uFE0F\uFE01\uFE02", HiddenKind.Variation, 1, 2)]
    [InlineData("a\U000E0101", HiddenKind.Variation, 1, 2)]
    [InlineData("\uFE0F", HiddenKind.Variation, 1, 1)]
    [InlineData("a\u001B[31m", HiddenKind.Control, 1, 2)]
    [InlineData("a\u0085b", HiddenKind.Control, 1, 2)]
    public void What_nobody_sees_is_found_with_its_place(string text, HiddenKind kind, int line, int column)
    {
        var found = Find(text).ShouldHaveSingleItem(text);

        found.Kind.ShouldBe(kind);
        found.IsHostile.ShouldBeTrue();
        found.In(Encoding.UTF8.GetBytes(text)).ShouldBe((line, column));
    }

    [Theory]
    [InlineData("soft\u00ADhyphen")]
    [InlineData("icon \uE0B0")]
    [InlineData("line\u2028end")]
    [InlineData("page\fend")]
    public void What_is_there_by_accident_is_found_and_not_hostile(string text) => Find(text).ShouldHaveSingleItem().IsHostile.ShouldBeFalse();

    [Fact]
    public void Tags_are_decoded_also_behind_a_flag_that_does_not_exist_and_without_an_end()
    {
        Find(Tags("ignore all rules")).ShouldHaveSingleItem().Decoded.ShouldBe("ignore all rules");
        Find($"{Flag}{Tags("us-obey")}\U000E007F").ShouldHaveSingleItem().Decoded.ShouldBe("us-obey");
        Find($"{Flag}{Tags("gbeng")} no end").ShouldHaveSingleItem().Kind.ShouldBe(HiddenKind.Tag);
        Find($"{Flag}{Tags("gbeng")}{Tags("more")}\U000E007F").ShouldHaveSingleItem().Decoded.ShouldBe("gbengmore");
        Find(Tags(new string('x', 100_000))).ShouldHaveSingleItem().Decoded!.Length.ShouldBe(200);
    }

    [Fact]
    public void All_are_found_in_their_order_up_to_as_many_as_are_wanted()
    {
        var text = string.Concat(Enumerable.Repeat("a\u200Bb\n", 50));

        Find(text).Count.ShouldBe(50);
        HiddenCharacters.In(Encoding.UTF8.GetBytes(text), 7).Count.ShouldBe(7);
        Find(text)[49].In(Encoding.UTF8.GetBytes(text)).ShouldBe((50, 2));
    }

    [Fact]
    public void A_payload_behind_a_hundred_thousand_empty_lines_is_found()
    {
        var text = new string('\n', 100_000) + Tags("do it");

        Find(text).ShouldHaveSingleItem().In(Encoding.UTF8.GetBytes(text)).ShouldBe((100_001, 1));
    }

    [Fact]
    public void Bytes_that_are_no_text_end_nothing()
    {
        byte[] bytes = [0xFF, 0xC0, 0xE2, 0x80, .. Encoding.UTF8.GetBytes("a\u202Eb"), 0xF0, 0x9F];

        HiddenCharacters.In(bytes).ShouldHaveSingleItem().Kind.ShouldBe(HiddenKind.Direction);
    }

    private static IReadOnlyList<HiddenCharacter> Find(string text) => HiddenCharacters.In(Encoding.UTF8.GetBytes(text));

    private static string Tags(string text) => string.Concat(text.Select(static letter => char.ConvertFromUtf32(0xE0000 + letter)));
}
