using PluginKit.Adapters.Codex.Configuration;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Marketplaces;

/// <summary>A marketplace with its entries.</summary>
/// <param name="Name">The name that makes plugin ids: the one in its file, or of its table when the file cannot be read.</param>
/// <param name="Origin">How the client knows it.</param>
/// <param name="Root">The folder against which entries resolve.</param>
/// <param name="Table">Its table in the configuration.</param>
/// <param name="File">Its file; <see langword="null"/> when there is none.</param>
internal sealed record Marketplace(string Name, MarketplaceOrigin Origin, string Root, MarketplaceTable? Table, MarketplaceFile? File)
{
    public bool IsVisible => Origin != MarketplaceOrigin.Repository;

    public IReadOnlyList<MarketplaceEntry> Entries => File?.Entries ?? [];

    /// <summary>Why the marketplace gives no entries.</summary>
    public Problem? Problem => File is null
        ? Problem.Of(
            ProblemCodes.ClientFileCorrupt,
            $"The marketplace '{Name}' is configured with the folder {Root}, which has no marketplace file; codex cannot list plugins until it is removed.",
            Root)
        : File.Problem;

    public MarketplaceEntry? Entry(string plugin) => File?.Entry(plugin);

    /// <summary>The marketplaces that the client sees, the one that wins for a name first (measured: the personal one does).</summary>
    public static IReadOnlyList<Marketplace> Visible(IClientFiles files, CodexLocations locations, CodexConfiguration configuration)
    {
        var marketplaces = new List<Marketplace>();
        if ((MarketplaceFile.Read(files, locations.PersonalCatalog) ?? MarketplaceFile.Read(files, locations.ClaudeStyleCatalog)) is { } personal)
        {
            marketplaces.Add(new(personal.Name, MarketplaceOrigin.Personal, locations.UserHome, null, personal));
        }

        foreach (var table in configuration.Marketplaces().Values)
        {
            marketplaces.Add(Configured(files, locations, table));
        }

        return marketplaces;
    }

    /// <summary>Marketplaces of the repository: shown by other surfaces of the client, not by its command line.</summary>
    public static IEnumerable<Marketplace> OfRepository(IClientFiles files, string root)
    {
        foreach (var path in FilesIn(root))
        {
            if (MarketplaceFile.Read(files, path) is { } file)
            {
                yield return new(file.Name, MarketplaceOrigin.Repository, root, null, file);
            }
        }
    }

    private static Marketplace Configured(IClientFiles files, CodexLocations locations, MarketplaceTable table)
    {
        var root = table.IsLocal ? table.Source : locations.GitMarketplace(table.Name);
        if (root is null || !Path.IsPathFullyQualified(root))
        {
            return new(table.Name, MarketplaceOrigin.Configured, root ?? string.Empty, table, null);
        }

        foreach (var path in FilesIn(root))
        {
            if (MarketplaceFile.Read(files, path) is { } file)
            {
                return new(file.Problem is null ? file.Name : table.Name, MarketplaceOrigin.Configured, root, table, file);
            }
        }

        return new(table.Name, MarketplaceOrigin.Configured, root, table, null);
    }

    private static string[] FilesIn(string root) => [CodexLocations.CatalogOf(root), Path.Combine(root, ".claude-plugin", "marketplace.json")];
}
