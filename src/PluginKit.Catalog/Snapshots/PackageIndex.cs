using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginKit.Catalog.Snapshots;

/// <summary>
/// The file beside a snapshot that makes the next build quick: of which folders its entries were made, and how these looked. It holds for one machine; without
/// it, everything is read.
/// </summary>
internal sealed record PackageIndex
{
    /// <summary>What the name of the file has after that of the snapshot.</summary>
    public const string Suffix = ".packages.json";

    private const string CurrentFormat = "plugin-kit-ai/catalog-packages";

    [JsonPropertyName("format")]
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The version of PluginKit and the targets for which the entries were made: another one may make others of the same package.</summary>
    [JsonPropertyName("made_by")]
    public required string MadeBy { get; init; }

    /// <summary>By absolute folder.</summary>
    [JsonPropertyName("packages")]
    public required SortedDictionary<string, PackageMark> Packages { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, PackageIndexJson.Default.PackageIndex);

    /// <returns><see langword="null"/> for anything that is no such file: it only costs time.</returns>
    public static PackageIndex? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, PackageIndexJson.Default.PackageIndex) is { Format: CurrentFormat } index && !index.Packages.ContainsValue(null!) ? index : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
