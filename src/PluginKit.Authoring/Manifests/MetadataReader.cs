using PluginKit.Authoring.Files;
using PluginKit.Authoring.Overlays;
using PluginKit.Contracts.Documents;

namespace PluginKit.Authoring.Manifests;

/// <summary>Reads the five descriptive fields that <c>plugin.yaml</c> and a target's <c>package.yaml</c> share.</summary>
internal static class MetadataReader
{
    public static PackageMetadata Read(MappingReader fields) => new()
    {
        Author = Author(fields),
        Homepage = fields.Address("homepage"),
        Repository = fields.Address("repository"),
        License = fields.Text("license"),
        Keywords = [.. fields.TextList("keywords").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };

    private static AuthorInfo? Author(MappingReader fields)
    {
        if (fields.Nested("author") is not { } author)
        {
            return null;
        }

        var info = new AuthorInfo { Name = author.Text("name"), Email = author.Text("email"), Url = author.Address("url") };
        author.WarnOfUnknown();
        return info is { Name: null, Email: null, Url: null } ? null : info;
    }
}
