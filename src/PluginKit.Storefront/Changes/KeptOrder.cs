namespace PluginKit.Storefront.Changes;

/// <summary>The most entries that can stay where they are: the longest ascending subsequence of their earlier positions.</summary>
internal static class KeptOrder
{
    /// <summary>Says of every position whether its entry stays.</summary>
    /// <param name="earlier">The earlier position of each entry, in the later order; all different.</param>
    public static bool[] Of(IReadOnlyList<int> earlier)
    {
        // tails[n] is where the smallest end of an ascending run of n + 1 entries stands.
        var tails = new List<int>(earlier.Count);
        var previous = new int[earlier.Count];
        for (var position = 0; position < earlier.Count; position++)
        {
            var length = Runs(tails, earlier, earlier[position]);
            previous[position] = length == 0 ? -1 : tails[length - 1];
            if (length == tails.Count)
            {
                tails.Add(position);
            }
            else
            {
                tails[length] = position;
            }
        }

        var stays = new bool[earlier.Count];
        for (var position = tails.Count == 0 ? -1 : tails[^1]; position >= 0; position = previous[position])
        {
            stays[position] = true;
        }

        return stays;
    }

    private static int Runs(List<int> tails, IReadOnlyList<int> earlier, int value)
    {
        var (low, high) = (0, tails.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (earlier[tails[middle]] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
