using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginKit.Adapters.Codex.Layout;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;

namespace PluginKit.Adapters.Codex.Configuration;

/// <summary>
/// The administrator's <c>requirements.toml</c>. Measured: a local path is allowed when it is exactly the marketplace's root (a slash at
/// the end aside); marketplaces that are not configured are never allowed while the restriction holds; a broken file stops every command.
/// </summary>
internal sealed record CodexPolicy
{
    private IReadOnlyList<JsonObject> _allowed = [];

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
            _allowed = [.. (marketplaces?["allowed_sources"] as JsonObject ?? []).Select(static pair => pair.Value).OfType<JsonObject>()],
        };
    }

    /// <summary>Whether plugins of a marketplace may load.</summary>
    /// <param name="table">How it is configured; <see langword="null"/> when it is not.</param>
    public bool Allows(MarketplaceTable? table) => Problem is null && (!RestrictsMarketplaces || (table?.Source is { } source && AllowsSource(table.SourceType, source)));

    public bool AllowsSource(string kind, string source) =>
        Problem is null && (!RestrictsMarketplaces || _allowed.Any(rule => Matches(rule, kind, source)));

    private static bool Matches(JsonObject rule, string kind, string source) => ConfigLayer.Text(rule, "source") switch
    {
        "local" => kind == "local" && SamePath(ConfigLayer.Text(rule, "path"), source),
        "git" => kind == "git" && string.Equals(ConfigLayer.Text(rule, "url"), source, StringComparison.Ordinal),
        "host_pattern" => kind == "git" && Uri.TryCreate(source, UriKind.Absolute, out var uri) && HostMatches(ConfigLayer.Text(rule, "host_pattern"), uri.Host),
        _ => false,
    };

    private static bool SamePath(string? allowed, string source) =>
        allowed is not null && string.Equals(System.IO.Path.TrimEndingDirectorySeparator(allowed), System.IO.Path.TrimEndingDirectorySeparator(source), StringComparison.Ordinal);

    private static bool HostMatches(string? pattern, string host)
    {
        try
        {
            return pattern is not null && Regex.IsMatch(host, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            // A pattern that cannot be judged allows nothing: the client fails closed too.
            return false;
        }
    }
}
