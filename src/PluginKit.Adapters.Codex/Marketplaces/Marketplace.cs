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
    /// <summary>More configured marketplaces than this are not read.</summary>
    public const int Limit = 1_000;

    // Where the text of a problem ends that names skipped entries.
    private const int NamedEntries = 5;

    public IReadOnlyList<MarketplaceEntry> Entries => File is { HasUsableName: true } file ? file.Entries : [];

    /// <summary>Why the marketplace gives no entries, and what that does to the client.</summary>
    public Problem? Problem
    {
        get
        {
            var (code, what) = File is null ? (ProblemCodes.ClientFileCorrupt, NoFile) : (File.Problem?.Code, File.Problem?.Message);
            return code is null ? null : Problem.Of(code, $"{what} {Consequence}".TrimEnd(), File?.Path ?? (Path.IsPathFullyQualified(Root) ? Root : Table?.Layer.Path)) with { Line = File?.Problem?.Line, Column = File?.Problem?.Column };
        }
    }

    /// <summary>What the client leaves out of a file that it reads.</summary>
    public Problem? Note => File switch
    {
        { Problem: null, HasUsableName: false } => ClientFileProblems.Corrupt(File.Path, $"codex does not take the name '{File.Name}' and shows nothing of this marketplace."),
        { Skipped: { Count: > 0 } skipped } => ClientFileProblems.Corrupt(
            File.Path,
            $"codex leaves {skipped.Count} of the entries out without a word: {string.Join(", ", skipped.Take(NamedEntries))}{(skipped.Count > NamedEntries ? ", …" : string.Empty)}.") with
        {
            Severity = Contracts.Vocabulary.ProblemSeverity.Info,
        },
        _ => null,
    };

    public MarketplaceEntry? Entry(string plugin) => File is { HasUsableName: true } ? File.Entry(plugin) : null;

    /// <summary>The marketplaces that the client sees, the one that wins for a name first (measured: the personal one does).</summary>
    public static IReadOnlyList<Marketplace> Visible(IClientFiles files, CodexLocations locations, CodexConfiguration configuration)
    {
        var marketplaces = new List<Marketplace>();
        if ((MarketplaceFile.Read(files, locations.PersonalCatalog) ?? MarketplaceFile.Read(files, locations.ClaudeStyleCatalog)) is { } personal)
        {
            marketplaces.Add(new(personal.Name, MarketplaceOrigin.Personal, locations.UserHome, null, personal));
        }

        foreach (var table in configuration.Marketplaces().Values.Take(Limit))
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

    private string NoFile => Table switch
    {
        { IsLocal: true, Source: null } => $"{Place} has no source.",
        { IsLocal: true } when !Path.IsPathFullyQualified(Root) => $"{Place} has the relative source '{Root}', which codex resolves against the folder it is started in.",
        { IsLocal: true } => $"{Place} names the folder {Root}, which has no marketplace file.",
        _ => $"{Place} is a Git marketplace of which {Root} has no copy.",
    };

    private string Place => $"marketplaces.\"{Name}\" in {Table?.Layer.Path}";

    // Measured: other marketplaces can still be asked for by name, and loaded plugins go on running.
    private string Consequence => Origin switch
    {
        MarketplaceOrigin.Configured => $"While {(File is null ? "it" : Place)} is configured, 'codex plugin list' and 'codex plugin marketplace list' fail for every plugin; codex plugin marketplace remove {Table!.Name} ends that.",
        MarketplaceOrigin.Personal => "'codex plugin list' leaves its plugins out and 'codex plugin marketplace list' fails.",
        _ => string.Empty,
    };

    private static Marketplace Configured(IClientFiles files, CodexLocations locations, MarketplaceTable table)
    {
        var root = table.IsLocal ? table.Source ?? string.Empty : locations.GitMarketplace(table.Name);
        if (!PluginReference.IsMarketplaceName(table.Name) || !Path.IsPathFullyQualified(root))
        {
            return new(table.Name, MarketplaceOrigin.Configured, root, table, null);
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
