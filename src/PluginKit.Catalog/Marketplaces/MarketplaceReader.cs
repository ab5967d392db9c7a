using System.Text.Json;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Projection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Marketplaces;

/// <summary>
/// Reads a client's <c>marketplace.json</c> as an origin. More lenient than the client: an entry that the client rejects the file for costs only itself here, and is
/// shown with its reason, because a page has to show what is there.
/// </summary>
internal sealed class MarketplaceReader(IDisk disk, TargetProjection targets, MarketplacePackages packages)
{
    private const int MaximumEntryProblems = 100;

    /// <param name="utf8">The file without a byte order mark.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="path">Where it is, links resolved; <see langword="null"/> for a stream.</param>
    /// <param name="origin">The origin that it is.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public CatalogReading Read(ReadOnlyMemory<byte> utf8, JsonParts parts, string? path, CatalogOrigin origin, CancellationToken cancellationToken)
    {
        var head = MarketplaceHead.Of(disk, utf8, parts, path, origin.Kind);
        if (parts.Items("plugins") is not { } items)
        {
            return CatalogReading.Failed(
                Problem.Of(ProblemCodes.CatalogCorrupt, $"'{origin.Shown}' is not a marketplace: 'plugins' is not a list.", origin.Shown), head.Kind, origin.Location);
        }

        List<Problem> problems = [];
        var entries = Entries(utf8, items, head, origin, problems, cancellationToken);
        var merged = EntryMerge.Of(entries);
        return new()
        {
            Source = new() { Kind = head.Kind, Location = origin.Location, Revision = head.Revision },
            Entries = merged,
            Problems = problems,
            Skipped = items.Count - entries.Count,
            DetailRoot = head.Root,
            SourceRoot = head.Root,
            PublishedMarketplaces = merged.Where(_ => head.Name is not null)
                .ToDictionary(static entry => entry.IntegrationId, _ => (IReadOnlyList<string>)[head.Name!], StringComparer.Ordinal),
        };
    }

    private List<CatalogEntry> Entries(
        ReadOnlyMemory<byte> utf8, IReadOnlyList<Range> items, MarketplaceHead head, CatalogOrigin origin, List<Problem> problems, CancellationToken cancellationToken)
    {
        List<CatalogEntry> entries = new(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (entry, reason) = Entry(utf8[items[index]], head, cancellationToken);
            if (entry is not null)
            {
                entries.Add(entry);
            }
            else if (problems.Count < MaximumEntryProblems)
            {
                var line = JsonParts.LineOf(utf8.Span, items[index]);
                problems.Add(Unlisted($"plugins[{index}] of '{origin.Shown}' cannot be listed: {reason}.", origin) with { Line = line });
            }
        }

        if (items.Count - entries.Count - problems.Count is > 0 and var others)
        {
            problems.Add(Unlisted($"{others} more entries of the marketplace cannot be listed.", origin));
        }

        return entries;
    }

    private (CatalogEntry? Entry, string Reason) Entry(ReadOnlyMemory<byte> utf8, MarketplaceHead head, CancellationToken cancellationToken)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, "it is not an object");
            }

            if (!json.RootElement.TryGetProperty("name", out var named) || named.ValueKind != JsonValueKind.String)
            {
                return (null, "it has no name");
            }

            var name = named.GetString()!;
            return LeafId.IsValid(name)
                ? (Entry(name, json.RootElement, head, cancellationToken), string.Empty)
                : (null, $"'{UntrustedText.ToDisplay(name, 100)}' cannot be an integration id");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Text with half a surrogate pair parses and cannot be read; what is nested too deep does not even parse.
            return (null, exception is JsonException ? "it is nested too deep" : "a text of it is not valid Unicode");
        }
    }

    private CatalogEntry Entry(string name, JsonElement json, MarketplaceHead head, CancellationToken cancellationToken)
    {
        var words = new MarketplaceWords(json);
        var (package, sourceRef, reasons) = packages.Look(head, MarketplaceSource.Of(json, head.PluginRoot), cancellationToken);
        List<Problem> problems = [.. reasons];
        if (words.Withheld() is { } withheld)
        {
            problems.Add(Problem.Of(ProblemCodes.MarketplaceEntryUnsupported, $"The entry cannot be used: {withheld}."));
        }

        var entry = package is null
            ? Foreign(name, words, head, sourceRef, problems)
            : package with { DisplayName = words.Text("displayName") ?? package.DisplayName, Category = words.Text("category"), Problems = [.. package.Problems, .. problems] };
        return targets.Onto(entry with
        {
            CatalogRevision = head.Revision,
            Warnings = words.Odd.Count == 0 ? entry.Warnings : [.. entry.Warnings, $"Not read, because of another type than expected: {string.Join(", ", words.Odd.Distinct(StringComparer.Ordinal))}."],
        });
    }

    private CatalogEntry Foreign(string name, MarketplaceWords words, MarketplaceHead head, string sourceRef, IReadOnlyList<Problem> reasons)
    {
        var target = MarketplaceKinds.AuthoredTarget(head.Kind);
        return new()
        {
            IntegrationId = name,
            DisplayName = words.Text("displayName") ?? name,
            Description = words.Text("description") ?? string.Empty,
            Version = words.Text("version") ?? string.Empty,
            AuthoredTargets = [target],
            Keywords = words.Keywords(),
            Category = words.Text("category"),
            HomepageUrl = words.Text("homepage"),
            RepositoryUrl = words.Text("repository"),
            License = words.Text("license"),
            Author = words.Author(),
            Capabilities = words.Capabilities(),
            SourceRef = sourceRef,
            CatalogRevision = head.Revision,
            GeneratedByPluginKitVersion = PluginKitVersion.Text,
            Problems = [.. reasons.Select(reason => reason with { TargetId = reason.TargetId ?? targets.LifecycleId(target) ?? target }), .. Unmanaged(target)],
        };
    }

    private IEnumerable<Problem> Unmanaged(string target) => targets.IsRegistered(target) ? [] : [targets.Unmanaged(target) with { TargetId = target }];

    // Without a usable name there is nothing that an entry could be listed under: the problem is its listing.
    private static Problem Unlisted(string message, CatalogOrigin origin) =>
        Problem.Of(ProblemCodes.MarketplaceEntryUnsupported, message, origin.Shown) with { Severity = ProblemSeverity.Warning };
}
