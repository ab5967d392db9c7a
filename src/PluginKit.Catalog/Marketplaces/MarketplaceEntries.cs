using System.Text.Json;
using PluginKit.Catalog.Origins;
using PluginKit.Catalog.Projection;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Catalog.Marketplaces;

/// <summary>Makes an entry of one item of a marketplace, or says why it cannot be listed.</summary>
internal sealed class MarketplaceEntries(TargetProjection targets, MarketplacePackages packages)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <returns>The entry, or the reason as the end of a sentence.</returns>
    public (CatalogEntry? Entry, string Reason) Read(EntryPlace place, MarketplaceHead head, CancellationToken cancellationToken)
    {
        if (place.IsTooLarge)
        {
            return (null, $"it is larger than {JsonParts.MaximumItemBytes} bytes");
        }

        try
        {
            using var json = Parse(place.Json, out var isAmbiguous);
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
                ? (Entry(name, json.RootElement, isAmbiguous, place, head, cancellationToken), string.Empty)
                : (null, $"'{UntrustedText.ToDisplay(name, 100)}' cannot be an integration id");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Text with half a surrogate pair parses and cannot be read; what is nested too deep does not even parse.
            return (null, exception is JsonException ? "it is nested too deep" : "a text of it is not valid Unicode");
        }
    }

    // The clients take the last of two members with one name; which one was meant, nobody can tell.
    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8, out bool isAmbiguous)
    {
        isAmbiguous = false;
        try
        {
            return JsonDocument.Parse(utf8, Strict);
        }
        catch (JsonException)
        {
            var json = JsonDocument.Parse(utf8);
            isAmbiguous = true;
            return json;
        }
    }

    private CatalogEntry Entry(string name, JsonElement json, bool isAmbiguous, EntryPlace place, MarketplaceHead head, CancellationToken cancellationToken)
    {
        var words = new MarketplaceWords(json);
        var (package, sourceRef, reasons) = packages.Look(head, isAmbiguous ? MarketplaceSource.Ambiguous : MarketplaceSource.Of(json, head.PluginRoot), cancellationToken);
        var told = EntryWords.Checked(Told(name, words, head, sourceRef), place, static member => member.EndsWith("_url", StringComparison.Ordinal) ? member[..^"_url".Length] : member);
        List<Problem> problems = [.. reasons];
        foreach (var refused in words.Refused())
        {
            problems.Add(Problem.Of(ProblemCodes.MarketplaceEntryUnsupported, $"The entry cannot be used: {refused}."));
        }

        var target = MarketplaceKinds.AuthoredTarget(head.Kind);
        var entry = package is null
            ? told with
            {
                Problems = [.. problems.Select(reason => reason with { TargetId = reason.TargetId ?? targets.LifecycleId(target) ?? target }), .. Unmanaged(target), .. told.Problems],
            }
            : package with
            {
                DisplayName = words.Text("displayName") ?? package.DisplayName,
                Category = told.Category,
                Warnings = [.. package.Warnings, .. told.Warnings],
                Problems = [.. package.Problems, .. problems, .. told.Problems],
            };
        Problem[] odd = [.. words.Odd.Distinct(StringComparer.Ordinal).Select(member => Odd(member, place))];
        return targets.Onto(entry with
        {
            CatalogRevision = head.Revision,
            Warnings = [.. entry.Warnings, .. odd.Select(static problem => problem.Message)],
            Problems = [.. entry.Problems, .. odd],
        });
    }

    private static Problem Odd(string member, EntryPlace place) =>
        place.At(ProblemCodes.MarketplaceEntryUnsupported, member, "is of another type than expected and is not read") with { Severity = ProblemSeverity.Warning };

    // What the marketplace says; of a universal package most of it is said by the package itself.
    private static CatalogEntry Told(string name, MarketplaceWords words, MarketplaceHead head, string sourceRef) => new()
    {
        IntegrationId = name,
        DisplayName = words.Text("displayName") ?? name,
        Description = words.Text("description") ?? string.Empty,
        Version = words.Text("version") ?? string.Empty,
        AuthoredTargets = [MarketplaceKinds.AuthoredTarget(head.Kind)],
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
    };

    private IEnumerable<Problem> Unmanaged(string target) => targets.IsRegistered(target) ? [] : [targets.Unmanaged(target) with { TargetId = target }];
}
