using System.CommandLine;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Reading;
using PluginKit.Catalog.Snapshots;
using PluginKit.ConsoleHost.CommandLine;
using PluginKit.ConsoleHost.Composition;

namespace PluginKit.ConsoleHost.Commands;

/// <summary>The catalog and its snapshots: search and filter, make, check, compare.</summary>
internal sealed class CatalogCommands
{
    private readonly Option<string?> _search = new("--search") { Description = "Only entries that contain every word, the best first", HelpName = "T" };
    private readonly Option<string[]> _capabilities = new("--capability") { Description = "Only entries that have it (mcp, skills, ...); may be repeated", HelpName = "C" };
    private readonly Option<bool?> _installable = new("--installable") { Description = "Only entries that can be installed; false: only those that cannot", HelpName = "true|false", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int> _offset = new("--offset") { Description = "How many entries to pass over", HelpName = "N" };
    private readonly Option<int?> _limit = new("--limit") { Description = "How many entries to show at most", HelpName = "N" };
    private readonly Argument<string> _file = new("FILE") { Description = "The snapshot" };
    private readonly Argument<string> _before = new("BEFORE") { Description = "A checkout folder, a snapshot or a marketplace.json" };
    private readonly Argument<string> _after = new("AFTER") { Description = "Another one" };
    private readonly Option<string?> _revision = new("--revision") { Description = "The revision that the catalog has to be at", HelpName = "R" };
    private readonly Option<bool> _everything = new("--read-everything") { Description = "Read packages too that look as they did when FILE was made" };

    private readonly Option<string[]> _bases = new("--reference-base") { Description = "The reference that a catalog can be fetched by from elsewhere (github:owner/repo@ref), one for each --catalog in their order; '-' for none", HelpName = "R", AllowMultipleArgumentsPerToken = true };

    public CatalogCommands()
    {
        _offset.Validators.Add(static result => AtLeast(result, 0));
        _limit.Validators.Add(static result => AtLeast(result, 1));
    }

    public Symbol[] OfCatalog => [_search, _capabilities, _installable, _offset, _limit];

    public Symbol[] OfBuild => [_file, _revision, _everything, _bases];

    public Symbol[] OfVerify => [_file];

    public Symbol[] OfDiff => [_before, _after];

    public async Task<int> ShowAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken) => context.Answers.Catalog(await context.Catalog.LoadAsync(
        new()
        {
            Targets = context.Request.Targets,
            Scopes = context.Request.Scope is { } scope ? [scope] : [],
            SearchText = parsed.GetValue(_search),
            Capabilities = parsed.GetValue(_capabilities) ?? [],
            Installable = parsed.GetResult(_installable) is null ? null : parsed.GetValue(_installable) ?? true,
            Offset = parsed.GetValue(_offset),
            Limit = parsed.GetValue(_limit),
        },
        cancellationToken));

    public async Task<int> BuildAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken) =>
        context.Answers.CatalogChanges(await context.Snapshots.BuildAsync(Request(context, parsed), cancellationToken));

    public async Task<int> RefreshAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken) =>
        context.Answers.CatalogChanges(await context.Snapshots.RefreshAsync(Request(context, parsed), cancellationToken));

    public async Task<int> VerifyAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        CatalogOrigin[] madeOf = [.. context.Request.Catalogs.Select(static (place, index) => CatalogOrigin.At($"{CatalogOptions.LocationId}-{index + 1}", place))];
        return context.Answers.CatalogChanges(await context.Snapshots.VerifyAsync(Origin(context, "snapshot", parsed.GetRequiredValue(_file)), madeOf, cancellationToken));
    }

    public async Task<int> DiffAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken) => context.Answers.CatalogChanges(await context.Snapshots.DiffAsync(
        Origin(context, "before", parsed.GetRequiredValue(_before)), Origin(context, "after", parsed.GetRequiredValue(_after)), cancellationToken));

    private CatalogBuildRequest Request(CommandContext context, ParseResult parsed) => new()
    {
        File = Place(context, parsed.GetRequiredValue(_file)),
        ExpectedRevision = parsed.GetValue(_revision),
        ReadEverything = parsed.GetValue(_everything),
        ReferenceBases = (parsed.GetValue(_bases) ?? []).Index()
            .Where(static one => one.Item != "-")
            .ToDictionary(static one => one.Index == 0 ? CatalogOptions.LocationId : $"{CatalogOptions.LocationId}-{one.Index + 1}", static one => one.Item, StringComparer.Ordinal),
    };

    private static CatalogOrigin Origin(CommandContext context, string id, string place) => CatalogOrigin.At(id, Place(context, place));

    private static string Place(CommandContext context, string text) => HostOptions.Absolute(text, context.Answers.Terminal.CurrentDirectory)!;

    private static void AtLeast(System.CommandLine.Parsing.OptionResult result, int least)
    {
        if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var number) || number < least))
        {
            result.AddError($"{result.Option.Name} takes a number from {least}, not '{result.Tokens[0].Value}'.");
        }
    }
}
