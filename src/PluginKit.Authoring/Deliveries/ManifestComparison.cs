using System.Text.Json;
using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Documents;

namespace PluginKit.Authoring.Deliveries;

/// <summary>
/// Finds the fields in which a shipped manifest and the authored files differ. Where generators write optional fields for some clients only, one that the
/// shipped manifest leaves out or adds is no disagreement.
/// </summary>
internal static class ManifestComparison
{
    public static IEnumerable<(string Field, bool IsAbsent)> Disagreements(JsonElement manifest, AuthoredPackage package, NativeFormat format)
    {
        var metadata = EffectiveMetadata.Of(package, format.AuthoredTarget);
        foreach (var (field, expected, isRequired) in Texts(package, metadata, format.CarriesMetadata))
        {
            var actual = ManifestTypes.TextOf(manifest, field);
            if (Differs(actual?.Trim(), expected, isRequired))
            {
                yield return (field, actual is null);
            }
        }

        if (KeywordsDiffer(manifest, metadata.Keywords, format.CarriesMetadata))
        {
            yield return ("keywords", !manifest.TryGetProperty("keywords", out _));
        }

        if (AuthorDiffers(manifest, metadata.Author, format.CarriesMetadata))
        {
            yield return ("author", !manifest.TryGetProperty("author", out _));
        }
    }

    // A manifest without a name has that of its folder, which is the authored one.
    private static IEnumerable<(string Field, string? Expected, bool IsRequired)> Texts(AuthoredPackage package, TargetMetadata metadata, bool strict) =>
    [
        ("name", package.Manifest.Name, false), ("version", package.Manifest.Version, true), ("description", package.Manifest.Description, true),
        ("homepage", metadata.HomepageUrl, strict), ("repository", metadata.RepositoryUrl, strict), ("license", metadata.License, strict),
    ];

    private static bool KeywordsDiffer(JsonElement manifest, IReadOnlyList<string> expected, bool strict)
    {
        var isSaid = manifest.TryGetProperty("keywords", out _);
        return (strict || (isSaid && expected.Count > 0))
            && !ManifestTypes.TextsOf(manifest, "keywords").ToHashSet(StringComparer.Ordinal).SetEquals(expected);
    }

    private static bool AuthorDiffers(JsonElement manifest, AuthorInfo? expected, bool strict)
    {
        var author = manifest.TryGetProperty("author", out var said) && said.ValueKind == JsonValueKind.Object ? said : (JsonElement?)null;
        return (strict || (author is not null && expected is not null))
            && (Differs(TextOf(author, "name"), expected?.Name, strict) || Differs(TextOf(author, "email"), expected?.Email, strict) || Differs(TextOf(author, "url"), expected?.Url, strict));
    }

    private static string? TextOf(JsonElement? author, string field) => author is { } said ? ManifestTypes.TextOf(said, field) : null;

    private static bool Differs(string? actual, string? expected, bool isRequired) =>
        (isRequired || (actual is not null && expected is not null)) && !string.Equals(actual, expected, StringComparison.Ordinal);
}
