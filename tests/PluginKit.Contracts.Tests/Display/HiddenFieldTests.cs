using PluginKit.Contracts.Display;

namespace PluginKit.Contracts.Tests.Display;

/// <summary>Texts of a field: what is hidden in them is found, and what is shown of them is harmless.</summary>
public sealed class HiddenFieldTests
{
    public static TheoryData<string, string> Positives => new()
    {
        { "tags", "Notes\U000E0041\U000E0042" },
        { "override", "a\u202Eb" },
        { "isolate", "a\u2066b" },
        { "zero-width space", "a\u200Bb" },
        { "joiner behind a letter of ASCII", "a\u200Db" },
        { "byte order mark", "\uFEFFa" },
        { "selector of no everyday writing", "a\U000E0100b" },
        { "a row of selectors", "a\uFE00\uFE0F\uFE01" },
        { "filler", "a\u3164b" },
        { "escape", "\u001B[31mred" },
        { "delete", "a\u007F" },
        { "private use", "a\uE000b" },
        { "line separator", "a\u2028b" },
        { "tags of no flag", "\U0001F3F4\U000E0065\U000E0076\U000E0069\U000E006C\U000E007F" },
        { "tags behind another sign", "\U0001F600\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F" },
    };

    public static TheoryData<string> Negatives =>
    [
        "", "Plain text, with\na line and\ta tab.", "naïve 日本語 عربي हिन्दी", "👩‍💻 ❤️ 1️⃣ 👍🏽", "می‌خواهم", "क्‍ष", "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F and more",
        "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F", "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F", "🏳️‍🌈",
    ];

    [Theory]
    [MemberData(nameof(Positives))]
    public void What_is_not_shown_is_found_and_shown_as_its_escape(string what, string text)
    {
        HiddenCharacters.AreIn(text).ShouldBeTrue(what);
        HiddenCharacters.AreIn(UntrustedText.ToDisplay(text)).ShouldBeFalse(what);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_hidden() => HiddenCharacters.AreIn("a\uD800b").ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Negatives))]
    public void Everyday_writing_has_nothing_hidden(string text) => HiddenCharacters.AreIn(text).ShouldBeFalse();
}
