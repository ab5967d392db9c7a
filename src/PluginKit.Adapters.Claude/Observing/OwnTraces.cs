using PluginKit.Adapters.Claude.ClientFiles;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Adapters.Claude.Marketplaces;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Observing;

/// <summary>What of one integration is found in the client, in one scope.</summary>
internal sealed class OwnTraces
{
    public OwnTraces(ClaudeView view, OwnMarketplace market, InstallScope scope)
    {
        View = view;
        Market = market;
        Scope = scope;
        Settings = view.SettingsOf(scope) ?? view.User;
        Records = [.. view.Installed.Of(market.PluginRef)];
        Record = Records.FirstOrDefault(IsOfScope);
        Known = view.Known.Find(market.Name);
        PointerExists = view.Files.KindOf(market.Pointer) == PathKind.File;

        // The existing tool declares the marketplace of a project install in the user's settings.
        Declaring = [.. (scope == InstallScope.Project ? new[] { Settings, view.User } : [Settings])
            .Where(file => file.Declared.ContainsKey(market.Name))];
        Toggle = scope == InstallScope.User ? view.UserToggle(market.PluginRef) : view.Toggle(market.PluginRef);
        Source = view.Load(market.IntegrationId, market.Name, Record?.InstallPath);
        Block = view.Policy.Against(market.PluginRef, new("directory", market.Root, null));
    }

    public ClaudeView View { get; }

    public OwnMarketplace Market { get; }

    public InstallScope Scope { get; }

    /// <summary>The settings file of the scope.</summary>
    public SettingsFile Settings { get; }

    /// <summary>Records of the plugin in every scope and project.</summary>
    public IReadOnlyList<PluginRecord> Records { get; }

    /// <summary>The record of the scope and project.</summary>
    public PluginRecord? Record { get; }

    public KnownMarketplace? Known { get; }

    public bool PointerExists { get; }

    /// <summary>Settings files that declare the marketplace.</summary>
    public IReadOnlyList<SettingsFile> Declaring { get; }

    public EffectiveToggle Toggle { get; }

    public PluginSource Source { get; }

    /// <summary>The policy that stands against the plugin or its marketplace.</summary>
    public PolicyBlock? Block { get; }

    public bool KnownIsOurs => Known is { } known && IsOurs(known.Source);

    /// <summary>What stands where ours would go and is not ours.</summary>
    public string? ForeignEntry
    {
        get
        {
            if (Known is { } known && !IsOurs(known.Source))
            {
                return $"{View.Known.Path}: {Market.Name} -> {known.Source.Kind}:{known.Source.Value}";
            }
            var other = Declaring.FirstOrDefault(file => !IsOurs(file.Declared[Market.Name]));
            return other is null ? null : $"{other.Path}: {Market.Name} -> {other.Declared[Market.Name].Kind}:{other.Declared[Market.Name].Value}";
        }
    }

    /// <summary>Whether the client's files speak of us. Files in our own folder alone are no trace in the client.</summary>
    public bool AnythingOfOurs =>
        ForeignEntry is null && (Records.Count > 0 || Known is not null || Declaring.Count > 0 || Settings.Toggle(Market.PluginRef) is not null);

    private bool IsOurs(MarketplaceSource source) => source.Kind == "directory" && View.Locations.SamePath(source.Value, Market.Root);

    private bool IsOfScope(PluginRecord record) =>
        record.Scope == Scope && (Scope == InstallScope.User || View.Locations.SamePath(record.ProjectPath, View.Locations.WorkspaceRoot));
}
