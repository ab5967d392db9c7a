using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>
/// Why an entry cannot be installed for any target, by its own installability rows: the reason that a user can do most about, and nothing about scopes that
/// nobody installs into.
/// </summary>
internal static class InstallObstacle
{
    private const int MaximumSentences = 3;

    /// <returns><see langword="null"/> from a writer that did not tell.</returns>
    public static UnavailableAction? Of(CatalogEntry offered)
    {
        var nearest = offered.TargetInstallability
            .Where(static row => row is { Installable: false, ReasonCode.Length: > 0, Message.Length: > 0 } && row.Scopes.Any(AddGate.Scopes.Contains))
            .GroupBy(static row => row.ReasonCode!, StringComparer.Ordinal)
            .MinBy(static rows => Distance(rows.Key));
        return nearest is null ? null : new()
        {
            ActionClass = ActionClass.InstallTarget,
            Code = nearest.Key,
            Message = string.Join(' ', nearest.Select(static row => row.Message).Distinct(StringComparer.Ordinal).Take(MaximumSentences)),
        };
    }

    // A fault of the package or of its source can be mended or fetched; that a client takes no such scope, or is none of ours, is how things are.
    private static int Distance(string code) => code switch
    {
        ProblemCodes.UnsupportedTarget => 2,
        ProblemCodes.UnsupportedScope => 1,
        _ => 0,
    };
}
