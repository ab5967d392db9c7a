using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;

namespace PluginKit.Storefront.Surfaces;

/// <summary>Holds the links of many entries to the rules, one after another: nearly all have nothing to refuse, and cost nothing but the look.</summary>
internal sealed class LinkCheck
{
    private readonly List<string> _refused = [];
    private readonly Action<string> _refuse;

    public LinkCheck() => _refuse = _refused.Add;

    /// <summary>The entry without what is no address, and with a problem for each of those.</summary>
    public CatalogEntry Checked(CatalogEntry entry)
    {
        _refused.Clear();
        var linked = CatalogEntryLinks.Checked(entry, _refuse);
        return _refused.Count == 0 ? linked : linked with { Problems = [.. entry.Problems, .. _refused.Select(member => Unusable(entry, member))] };
    }

    private static Problem Unusable(CatalogEntry entry, string member) =>
        Problem.Of(ProblemCodes.AddressUnusable, $"{member} of '{entry.IntegrationId}' is no complete address and is left out.", entry.SourceRef);
}
