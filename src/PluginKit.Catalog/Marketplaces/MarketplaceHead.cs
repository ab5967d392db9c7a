using System.Text.Json;
using PluginKit.Catalog.Checkouts;
using PluginKit.Catalog.Origins;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Marketplaces;

/// <summary>What a marketplace file says of itself.</summary>
/// <param name="Kind">Whose it is.</param>
/// <param name="Name">Its name; <see langword="null"/> when it has none.</param>
/// <param name="PluginRoot">The folder below which sources without <c>./</c> are.</param>
/// <param name="Root">The folder against which entries resolve, links resolved; <see langword="null"/> for a stream.</param>
/// <param name="Revision">The commit of the checkout that it lies in, or the digest of the file.</param>
internal sealed record MarketplaceHead(string Kind, string? Name, string? PluginRoot, string? Root, string Revision)
{
    public static MarketplaceHead Of(IDisk disk, ReadOnlyMemory<byte> utf8, JsonParts parts, string? path, string? kind)
    {
        var root = path is null ? null : MarketplaceKinds.RootOf(path);
        var commit = root is null ? null : GitFolder.Of(disk, root)?.Commit();
        return new(
            kind ?? MarketplaceKinds.Of(path, utf8, parts),
            Text(utf8.Span, parts.Member("name")),
            PluginRootOf(utf8.Span, parts.Member("metadata")),
            root,
            commit ?? ContentDigest.Of(utf8.Span));
    }

    /// <summary>Hidden characters in what a marketplace says of itself; those in its entries are told at these.</summary>
    public static IEnumerable<Problem> Hidden(ReadOnlyMemory<byte> utf8, JsonParts parts, JsonPlaces places, CatalogOrigin origin)
    {
        foreach (var member in (string[])["name", "description", "owner", "metadata", "interface"])
        {
            if (parts.Member(member) is not { } range || JsonParts.IsTooLarge(range))
            {
                continue;
            }

            var place = new EntryPlace(utf8, range, member, origin, places);
            foreach (var text in place.Hidden())
            {
                yield return place.At(ProblemCodes.HiddenText, text.Path, "has characters that are not shown");
            }
        }
    }

    private static string? Text(ReadOnlySpan<byte> utf8, Range? member)
    {
        if (member is not { } range || JsonParts.IsTooLarge(range) || utf8[range] is not [(byte)'"', ..])
        {
            return null;
        }

        using var json = JsonDocument.Parse(utf8[range].ToArray());
        return json.RootElement.GetString();
    }

    private static string? PluginRootOf(ReadOnlySpan<byte> utf8, Range? member)
    {
        try
        {
            if (member is not { } range || JsonParts.IsTooLarge(range))
            {
                return null;
            }

            using var json = JsonDocument.Parse(utf8[range].ToArray());
            return json.RootElement.Text("pluginRoot");
        }
        catch (JsonException)
        {
            // Nested deeper than anybody writes: then it says nothing about folders either.
            return null;
        }
    }
}
