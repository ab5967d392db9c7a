using System.Text.Json.Nodes;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>
/// The administrator's <c>requirements.toml</c>. Measured: marketplaces that are not configured are never allowed while the restriction holds; a broken file, and
/// one with a member that the client does not know there, stops every command.
/// </summary>
internal sealed record CodexPolicy
{
    public const string RestrictionKey = "marketplaces.restrict_to_allowed_sources";

    private IReadOnlyList<AllowedSource> _allowed = [];
    private IClientFiles? _files;

    public required string Path { get; init; }

    public Problem? Problem { get; private init; }

    public bool RestrictsMarketplaces { get; private init; }

    /// <summary>Whether <c>[features] plugins = false</c> is required.</summary>
    public bool SwitchesPluginsOff { get; private init; }

    public static CodexPolicy Read(IClientFiles files, CodexLocations locations)
    {
        var layer = ConfigLayer.Read(files, ConfigLayerKind.Requirements, locations.RequirementsFile);
        var marketplaces = layer.Root["marketplaces"] as JsonObject;
        return new()
        {
            Path = layer.Path,
            Problem = layer.Problem,
            RestrictsMarketplaces = ConfigLayer.Flag(marketplaces, "restrict_to_allowed_sources") is true,
            SwitchesPluginsOff = ConfigLayer.Flag(layer.Root["features"] as JsonObject, "plugins") is false,
            _allowed = [.. (marketplaces?["allowed_sources"] as JsonObject ?? []).Select(static pair => pair.Value).OfType<JsonObject>().Select(rule => AllowedSource.Of(rule, files))],
            _files = files,
        };
    }

    /// <summary>Whether plugins of a marketplace may load.</summary>
    /// <param name="table">How it is configured; <see langword="null"/> when it is not.</param>
    public bool Allows(MarketplaceTable? table) => Problem is null && (!RestrictsMarketplaces || (table?.Source is { } source && AllowsSource(table.SourceType, source, table.Ref)));

    public bool AllowsSource(string kind, string source, string? reference = null)
    {
        if (Problem is not null || !RestrictsMarketplaces)
        {
            return Problem is null;
        }

        return kind == "local" ? _allowed.Any(rule => rule.AllowsFolder(_files!.RealPath(source))) : _allowed.Any(rule => rule.AllowsGit(source, reference));
    }
}
