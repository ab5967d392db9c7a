namespace PluginKit.Platform.Trees;

/// <summary>Orders texts by the bytes of their UTF-8 form, which differs from ordinal order for characters beyond the basic plane.</summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var index = 0; index < length; index++)
        {
            if (left[index] != right[index])
            {
                return Weight(left[index]) - Weight(right[index]);
            }
        }

        return left.Length - right.Length;
    }

    /// <summary>Surrogates stand for code points above all of the basic plane.</summary>
    private static int Weight(char character) => char.IsSurrogate(character) ? character + 0x10000 : character;
}
