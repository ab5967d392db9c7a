using PluginKit.Contracts.Display;

namespace PluginKit.Contracts.Tests.Display;

public sealed class UntrustedTextTests
{
    [Theory]
    [InlineData("plain Ünïcode 一 🎈", "plain Ünïcode 一 🎈")]
    [InlineData("a\r\nb\tc", "a  b c")]
    [InlineData("\u001b[31mred", "\\u{001B}[31mred")]
    [InlineData("a\u202Eb", "a\\u{202E}b")]
    [InlineData("a\u00A0b", "a\\u{00A0}b")]
    [InlineData("a\u2028b", "a\\u{2028}b")]
    [InlineData("\U000E0041", "\\u{E0041}")]
    [InlineData("", "")]
    public void R49_only_visible_characters_are_shown(string text, string shown) => UntrustedText.ToDisplay(text).ShouldBe(shown);

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_the_replacement_character() => UntrustedText.ToDisplay("a\uD800b").ShouldBe("a\uFFFDb");

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "1234…")]
    [InlineData("ab🎈cd", 4, "ab…")]
    [InlineData("🎈🎈", 1, "…")]
    public void A_long_text_is_cut_between_characters(string text, int limit, string shown) => UntrustedText.ToDisplay(text, limit).ShouldBe(shown);

    [Fact]
    public void Without_another_limit_a_thousand_characters_are_shown() =>
        UntrustedText.ToDisplay(new string('x', 100_000)).Length.ShouldBe(UntrustedText.DefaultLimit);
}
