using PluginKit.Adapters.Claude.ClientFiles;

namespace PluginKit.Adapters.Claude.Observing;

/// <summary>A marketplace of our name that is not ours.</summary>
/// <param name="File">The file that names it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Member">The member of the file.</param>
/// <param name="Source">Where it is.</param>
internal sealed record ForeignMarketplace(string File, string Name, string Member, MarketplaceSource Source)
{
    public override string ToString() => $"{File}: {Name} -> {Source.Kind}:{Source.Value}";
}
