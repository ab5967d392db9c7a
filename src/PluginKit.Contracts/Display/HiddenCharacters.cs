namespace PluginKit.Contracts.Display;

/// <summary>
/// Finds characters that a reader does not see and a model does, with their places. What everyday writing needs is no finding: joiners behind letters and signs that
/// are written with them, marks beside right-to-left letters, one variation selector behind its sign, the three flags that are written with tags.
/// </summary>
public static class HiddenCharacters
{
    /// <summary>All of them in a text, in its order. A row of tags or of variation selectors is one.</summary>
    /// <param name="utf8">The text; bytes that are no UTF-8 are passed over.</param>
    /// <param name="most">After how many to stop.</param>
    /// <returns>What was found; empty for nearly every text.</returns>
    public static IReadOnlyList<HiddenCharacter> In(ReadOnlySpan<byte> utf8, int most = int.MaxValue) => HiddenTextScan.Of(utf8, most);
}
