namespace PluginKit.Catalog.Tests.Hostile;

/// <summary>Texts with and without characters that are not shown, as they are written in JSON.</summary>
internal static class Hidden
{
    /// <summary>Tags, bidirectional controls, zero width, selectors that carry bytes, fillers, controls, private use.</summary>
    public static readonly string[] Texts =
    [
        "Notes\U000E0041\U000E0042", "a\u202Eb", "a\\u202eb", "a\u2066b", "a\u200Bb", "a\u200Db", "\uFEFFa", "a\U000E0100b", "a\uFE00\uFE01\uFE02b", "a\u3164b", "a\\u001b[31mb", "a\\u0000b",
        "a\uE000b", "a\u2028b", "\U0001F3F4\U000E0065\U000E0076\U000E0069\U000E006C\U000E007F",
    ];

    /// <summary>Everyday writing of any language, with the signs that are made of several characters.</summary>
    public static readonly string[] Fine =
        ["Notes, naïve; 日本語", "👩‍💻 ❤️ 1️⃣", "می‌خواهم", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "a\\n\\tb \\\"c\\\""];
}
