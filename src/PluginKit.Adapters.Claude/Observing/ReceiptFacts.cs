using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Observing;

/// <summary>
/// What was there before an install, as facts of an observation, then of the receipt: the tidy edit of a later remove takes away only
/// what came with the install.
/// </summary>
internal static class ReceiptFacts
{
    public const string SettingsPath = "settings_path";
    public const string SettingsExisted = "settings_existed";
    public const string EnabledExisted = "enabled_plugins_existed";
    public const string MarketplacesExisted = "extra_known_marketplaces_existed";
    public const string ProjectFolderExisted = "project_folder_existed";
    public const string GenerationPath = "generation_path";
    public const string PointerPath = "pointer_path";

    private const string Yes = "true";
    private const string No = "false";

    public static IReadOnlyDictionary<string, string> Of(OwnTraces traces)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [SettingsPath] = traces.Settings.Path,
            [SettingsExisted] = traces.Settings.Exists ? Yes : No,
            [EnabledExisted] = traces.Settings.HasEnabledContainer ? Yes : No,
            [MarketplacesExisted] = traces.Settings.HasMarketplacesContainer ? Yes : No,
        };
        if (traces.Scope == InstallScope.Project)
        {
            facts[ProjectFolderExisted] = traces.View.Files.KindOf(traces.View.Locations.ProjectDirectory!) == PathKind.Directory ? Yes : No;
        }
        return facts;
    }

    /// <summary>Whether something was recorded as absent before; without a receipt nothing is assumed.</summary>
    public static bool WasAbsent(IReadOnlyDictionary<string, string>? facts, string name) =>
        facts is not null && facts.TryGetValue(name, out var value) && value == No;
}
