namespace PluginKit.Contracts.Vocabulary;

/// <summary>What the closed lists share.</summary>
internal static class KnownText
{
    /// <summary>What a value that was never set reads as.</summary>
    public const string Unset = "unknown";

    public static bool IsKnown<TText>(TText value)
        where TText : struct, IKnownText<TText>
    {
        foreach (var known in TText.Known)
        {
            if (string.Equals(known.Value, value.Value, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
