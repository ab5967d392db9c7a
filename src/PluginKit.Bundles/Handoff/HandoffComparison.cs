using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Text;

namespace PluginKit.Bundles.Handoff;

/// <summary>Differences as a problem.</summary>
internal static class HandoffComparison
{
    private const int Named = 5;

    public static Problem? Problem(IReadOnlyList<HandoffDifference> differences, string where)
    {
        if (differences.Count == 0)
        {
            return null;
        }

        var first = string.Join(", ", differences.Take(Named).Select(static difference => $"{Printable.Of(difference.Path)} ({difference.Change})"));
        return Contracts.Problems.Problem.Of(
            ProblemCodes.BundleContentDiffers, $"{differences.Count} files of '{where}' are not what the bundle lists: {first}{(differences.Count > Named ? ", …" : string.Empty)}.", where);
    }
}
