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
        var (homepage, repository) = (Link(entry.HomepageUrl, string.Empty, "homepage_url", refused), Link(entry.RepositoryUrl, string.Empty, "repository_url", refused));
        var (icon, readme) = (
            Link(entry.IconUrl, string.Empty, "icon_url", refused), WebAddress.IsFile(entry.ReadmeUrl) ? entry.ReadmeUrl : Link(entry.ReadmeUrl, string.Empty, "readme_url", refused));
        var (author, metadata) = (Author(entry.Author, string.Empty, refused), Metadata(entry.EffectiveTargetMetadata, refused));
        var isSame = ReferenceEquals(homepage, entry.HomepageUrl) && ReferenceEquals(repository, entry.RepositoryUrl) && ReferenceEquals(icon, entry.IconUrl)
            && ReferenceEquals(readme, entry.ReadmeUrl) && ReferenceEquals(author, entry.Author) && ReferenceEquals(metadata, entry.EffectiveTargetMetadata);
        return isSame
            ? entry
            : entry with { HomepageUrl = homepage, RepositoryUrl = repository, IconUrl = icon, ReadmeUrl = readme, Author = author, EffectiveTargetMetadata = metadata };
    }

    private static IReadOnlyDictionary<string, TargetMetadata> Metadata(IReadOnlyDictionary<string, TargetMetadata> metadata, Action<string> refused)
    {
        if (metadata.Count == 0)
        {
            return metadata;
        }

        SortedDictionary<string, TargetMetadata>? changed = null;
        foreach (var (target, one) in metadata)
        {
            var (homepage, repository) = (Link(one.HomepageUrl, target, "homepage_url", refused), Link(one.RepositoryUrl, target, "repository_url", refused));
            var author = Author(one.Author, target, refused);
            if (!ReferenceEquals(homepage, one.HomepageUrl) || !ReferenceEquals(repository, one.RepositoryUrl) || !ReferenceEquals(author, one.Author))
            {
                changed ??= new(metadata.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
                changed[target] = one with { HomepageUrl = homepage, RepositoryUrl = repository, Author = author };
            }
        }

        return changed ?? metadata;
    }

    private static AuthorInfo? Author(AuthorInfo? author, string target, Action<string> refused) =>
        author?.Url is null || Link(author.Url, target, "author.url", refused) is not null ? author : author with { Url = null };

    /// <summary>The address when it may be a link. Its target is the one whose metadata it is, and empty for the entry's own.</summary>
    private static string? Link(string? text, string target, string member, Action<string> refused)
    {
        if (text is null || WebAddress.IsLink(text))
        {
            return text;
        }

        if (text.Length > 0)
        {
            // Thousands of entries have nothing to refuse: the name is made for those that do.
            refused(target.Length == 0 ? member : $"effective_target_metadata.{target}.{member}");
        }

        return null;
    }
}
