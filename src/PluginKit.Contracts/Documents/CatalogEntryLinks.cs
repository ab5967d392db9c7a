using PluginKit.Contracts.Display;

namespace PluginKit.Contracts.Documents;

/// <summary>Keeps what is no address from becoming a link of a page, wherever the entry comes from; see <see cref="WebAddress"/>.</summary>
public static class CatalogEntryLinks
{
    /// <summary>The entry without members that should be addresses and are none. A README may also be a file of this machine.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="refused">Is told the name of each member that is left out, such as <c>author.url</c>; an empty one is not worth telling.</param>
    /// <returns>The same entry when nothing is left out.</returns>
    public static CatalogEntry Checked(CatalogEntry entry, Action<string> refused)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(refused);
        var (homepage, repository) = (Link(entry.HomepageUrl, "homepage_url", refused), Link(entry.RepositoryUrl, "repository_url", refused));
        var (icon, readme) = (Link(entry.IconUrl, "icon_url", refused), WebAddress.IsFile(entry.ReadmeUrl) ? entry.ReadmeUrl : Link(entry.ReadmeUrl, "readme_url", refused));
        var (author, metadata) = (Author(entry.Author, "author", refused), Metadata(entry.EffectiveTargetMetadata, refused));
        var isSame = ReferenceEquals(homepage, entry.HomepageUrl) && ReferenceEquals(repository, entry.RepositoryUrl) && ReferenceEquals(icon, entry.IconUrl)
            && ReferenceEquals(readme, entry.ReadmeUrl) && ReferenceEquals(author, entry.Author) && ReferenceEquals(metadata, entry.EffectiveTargetMetadata);
        return isSame
            ? entry
            : entry with { HomepageUrl = homepage, RepositoryUrl = repository, IconUrl = icon, ReadmeUrl = readme, Author = author, EffectiveTargetMetadata = metadata };
    }

    private static IReadOnlyDictionary<string, TargetMetadata> Metadata(IReadOnlyDictionary<string, TargetMetadata> metadata, Action<string> refused)
    {
        SortedDictionary<string, TargetMetadata>? changed = null;
        foreach (var (target, one) in metadata)
        {
            var path = $"effective_target_metadata.{target}";
            var (homepage, repository) = (Link(one.HomepageUrl, $"{path}.homepage_url", refused), Link(one.RepositoryUrl, $"{path}.repository_url", refused));
            var author = Author(one.Author, $"{path}.author", refused);
            if (!ReferenceEquals(homepage, one.HomepageUrl) || !ReferenceEquals(repository, one.RepositoryUrl) || !ReferenceEquals(author, one.Author))
            {
                changed ??= new(metadata.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
                changed[target] = one with { HomepageUrl = homepage, RepositoryUrl = repository, Author = author };
            }
        }

        return changed ?? metadata;
    }

    private static AuthorInfo? Author(AuthorInfo? author, string path, Action<string> refused) =>
        author?.Url is null || Link(author.Url, $"{path}.url", refused) is not null ? author : author with { Url = null };

    private static string? Link(string? text, string member, Action<string> refused)
    {
        if (text is null || WebAddress.IsLink(text))
        {
            return text;
        }

        if (text.Length > 0)
        {
            refused(member);
        }

        return null;
    }
}
