namespace PluginKit.Testing.SimulatedClients.Codex;

/// <summary>A line of <c>plugin list</c>.</summary>
/// <param name="Id">The plugin's id.</param>
/// <param name="Marketplace">Where it is listed.</param>
/// <param name="Plugin">The entry.</param>
/// <param name="Version">The cached version when it is installed.</param>
/// <param name="IsOn">Whether it is switched on.</param>
/// <param name="SourceVersion">The version in the source.</param>
internal sealed record CodexRow(string Id, CodexMarketplace Marketplace, CodexPlugin Plugin, string? Version, bool IsOn, string? SourceVersion)
{
    public string[] Columns => [Id, Status, Version ?? string.Empty, Plugin.Folder ?? string.Empty];

    public string Status => Version is null ? "not installed" : IsOn ? "installed, enabled" : "installed, disabled";
}
