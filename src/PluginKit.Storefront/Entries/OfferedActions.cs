using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>The actions of a page on one entry: those it may offer, and every other one with its reason.</summary>
internal sealed record OfferedActions(IReadOnlyList<ActionClass> Allowed, IReadOnlyList<UnavailableAction> Unavailable)
{
    /// <summary>Asks for every action why it is not available; <see langword="null"/> says that it is.</summary>
    public static OfferedActions Decide(ActionClass[] known, Func<ActionClass, UnavailableAction?> why)
    {
        List<ActionClass> allowed = [];
        List<UnavailableAction> unavailable = [];
        foreach (var action in known)
        {
            if (why(action) is { } reason)
            {
                unavailable.Add(reason);
            }
            else
            {
                allowed.Add(action);
            }
        }

        return new(allowed, unavailable);
    }
}
