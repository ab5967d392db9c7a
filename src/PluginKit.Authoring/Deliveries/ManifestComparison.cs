using System.Text.Json;
using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Documents;

namespace PluginKit.Authoring.Deliveries;

/// <summary>
/// Finds the fields in which a shipped manifest and the authored files differ. Optional fields that the shipped manifest leaves out are
/// no disagreement: generators write them for some clients only.
/// </summary>
internal static class ManifestComparison
{
    public static IEnumerable<(string Field, bool IsAbsent)> Disagreements(JsonElement manifest, AuthoredPackage package, string authoredTarget)
    {
        var metadata = EffectiveMetadata.Of(package, authoredTarget);
        var authored = package.Manifest;
        foreach (var (field, expected) in Texts(authored.Name, authored.Version, authored.Description, metadata))
        {
            var actual = ManifestTypes.TextOf(manifest, field);
            if (actual is null)
            {
                if (field is "version" or "description")
                {
                    yield return (field, true);
                }
            }
            else if (expected is not null && !string.Equals(actual.Trim(), expected, StringComparison.Ordinal))
            {
                yield return (field, false);
            }
        }

        if (manifest.TryGetProperty("keywords", out _) && metadata.Keywords.Count > 0
            && !ManifestTypes.TextsOf(manifest, "keywords").ToHashSet(StringComparer.Ordinal).SetEquals(metadata.Keywords))
        {
            yield return ("keywords", false);
        }

        if (AuthorDiffers(manifest, metadata.Author))
        {
            yield return ("author", false);
        }
    }

    private static IEnumerable<(string Field, string? Expected)> Texts(string name, string version, string description, TargetMetadata metadata) =>
    [
        ("name", name), ("version", version), ("description", description),
        ("homepage", metadata.HomepageUrl), ("repository", metadata.RepositoryUrl), ("license", metadata.License),
    ];

    private static bool AuthorDiffers(JsonElement manifest, AuthorInfo? expected) =>
        expected is not null && manifest.TryGetProperty("author", out var author) && author.ValueKind == JsonValueKind.Object
        && (Differs(author, "name", expected.Name) || Differs(author, "email", expected.Email) || Differs(author, "url", expected.Url));

    private static bool Differs(JsonElement author, string field, string? expected) =>
        ManifestTypes.TextOf(author, field) is { } actual && expected is not null && !string.Equals(actual, expected, StringComparison.Ordinal);
}
