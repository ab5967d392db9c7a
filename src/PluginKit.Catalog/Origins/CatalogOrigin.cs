using System.Reflection;
using PluginKit.Catalog.Reading;
using PluginKit.Contracts.Targets;

namespace PluginKit.Catalog.Origins;

/// <summary>
/// One of the places that a catalog is made of: a checkout folder, a snapshot file, a client's <c>marketplace.json</c>, or a snapshot or marketplace that
/// travels inside the application. Order matters: of two entries with one id the earlier origin's counts.
/// </summary>
public sealed record CatalogOrigin
{
    private CatalogOrigin(string id, string? location, Func<Stream>? open)
    {
        Id = LeafId.IsValid(id) ? id : throw new ArgumentException($"'{id}' is no id: use letters, digits, '.', '_' and '-', 64 at most.", nameof(id));
        Location = location;
        Open = open;
    }

    /// <summary>The name of the origin, which stands in the provenance of its entries.</summary>
    public string Id { get; }

    /// <summary>The absolute path; <see langword="null"/> for an origin that is no file.</summary>
    public string? Location { get; }

    /// <summary>
    /// Whose marketplace a file is, for one that tells neither by its place nor by its content: <c>claude_marketplace</c>, <c>codex_marketplace</c> or
    /// <c>cursor_marketplace</c>. <see langword="null"/> to look.
    /// </summary>
    public string? Kind { get; init; }

    /// <summary>
    /// Absolute path of a snapshot that stands in, marked stale, while this origin cannot be read; <see langword="null"/> for none.
    /// </summary>
    public string? LastGood { get; init; }

    internal Func<Stream>? Open { get; }

    /// <summary>A checkout folder, a snapshot file or a marketplace file.</summary>
    /// <param name="id">The name of the origin.</param>
    /// <param name="location">Its absolute path.</param>
    /// <returns>The origin.</returns>
    /// <exception cref="ArgumentException">The id is none, or the path is not absolute.</exception>
    public static CatalogOrigin At(string id, string location) => Path.IsPathFullyQualified(location)
        ? new(id, location, null)
        : throw new ArgumentException($"'{location}' is not absolute.", nameof(location));

    /// <summary>A snapshot or marketplace that the application hands over as a stream, opened anew for every read and disposed after it.</summary>
    /// <param name="id">The name of the origin.</param>
    /// <param name="open">Opens the stream. An <see cref="IOException"/> of it is an origin that cannot be read.</param>
    /// <returns>The origin.</returns>
    /// <exception cref="ArgumentException">The id is none.</exception>
    public static CatalogOrigin From(string id, Func<Stream> open) => new(id, null, open ?? throw new ArgumentNullException(nameof(open)));

    /// <summary>A snapshot or marketplace that is embedded in an assembly (<c>EmbeddedResource</c>).</summary>
    /// <param name="id">The name of the origin.</param>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resource">The name of the resource.</param>
    /// <returns>The origin; a resource that is not there is a catalog that is absent.</returns>
    /// <exception cref="ArgumentException">The id is none, or there is no name.</exception>
    public static CatalogOrigin Resource(string id, Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentException.ThrowIfNullOrEmpty(resource);
        return new(id, null, () => assembly.GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException($"The assembly {assembly.GetName().Name} has no resource '{resource}'."));
    }

    /// <summary>What messages call the origin.</summary>
    internal string Shown => Location ?? Id;

    /// <summary>The origins of the options, the single place first.</summary>
    internal static IReadOnlyList<CatalogOrigin> Of(CatalogOptions options) =>
        [.. options.Location is { } location ? [At(CatalogOptions.LocationId, location)] : Array.Empty<CatalogOrigin>(), .. options.Origins];
}
