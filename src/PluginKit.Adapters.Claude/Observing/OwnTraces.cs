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
        Block = view.Policy.Against(market.PluginRef, new("directory", market.Root, null));

        // The folder of ours decides even before it is registered.
        Load = view.Loads.Of(market.PluginRef) with { Toggle = Toggle, Block = Block };
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

    /// <summary>What a session does with the plugin.</summary>
    public PluginLoad Load { get; }

    public PluginSource Source => Load.Source;

    /// <summary>The policy that stands against the plugin or its marketplace.</summary>
    public PolicyBlock? Block { get; }

    /// <summary>Whether the registered marketplace is ours: the client reads the recorded place, whatever the source says.</summary>
    public bool KnownIsOurs => Known is { } known && IsOurs(known);

    /// <summary>What stands where ours would go and is not ours.</summary>
    public ForeignMarketplace? ForeignEntry
    {
        get
        {
            if (Known is { } known && !IsOurs(known))
            {
                var place = IsOurs(known.Source) ? new(known.Source.Kind, known.InstallLocation, null) : known.Source;
                return new(View.Known.Path, Market.Name, Market.Name, place);
            }
            var other = Declaring.FirstOrDefault(file => !IsOurs(file.Declared[Market.Name]));
            return other is null ? null : new(other.Path, Market.Name, $"{SettingsFile.MarketplacesMember}.{Market.Name}", other.Declared[Market.Name]);
        }
    }

    /// <summary>Whether the client's files speak of us. Files in our own folder alone are no trace in the client.</summary>
    public bool AnythingOfOurs =>
        ForeignEntry is null && (Records.Count > 0 || Known is not null || Declaring.Count > 0 || Settings.Toggle(Market.PluginRef) is not null);

    private bool IsOurs(KnownMarketplace known) => IsOurs(known.Source) && View.Locations.SamePath(known.InstallLocation, Market.Root);

    private bool IsOurs(MarketplaceSource source) => source.Kind == "directory" && View.Locations.SamePath(source.Value, Market.Root);

    private bool IsOfScope(PluginRecord record) =>
        record.Scope == Scope && (Scope == InstallScope.User || View.Locations.SamePath(record.ProjectPath, View.Locations.WorkspaceRoot));
}
