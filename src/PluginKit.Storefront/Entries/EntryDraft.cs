using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Surfaces;

namespace PluginKit.Storefront.Entries;

/// <summary>
/// A card before it is written: what it is of, under which id, where it ranks and to what it is related. Cards have many members and pages many cards, so that each
/// is made once, when all of this is known.
/// </summary>
internal sealed class EntryDraft
{
    private EntryDraft(EntryKind kind, string entryId, string displayName)
    {
        Kind = kind;
        EntryId = entryId;
        DisplayName = displayName;
    }

    public EntryKind Kind { get; }

    public string EntryId { get; set; }

    public string DisplayName { get; }

    public int Rank { get; set; }

    public ManagedEntry? Managed { get; private init; }

    public CatalogEntry? Offered { get; private init; }

    public DiscoveryEntry? Native { get; private init; }

    public List<EntryRelation>? Relations { get; private set; }

    /// <summary>Universal identity; <see langword="null"/> for native plugins, whatever they seem to be.</summary>
    public string? IntegrationId => Managed?.IntegrationId ?? Offered?.IntegrationId;

    public static EntryDraft Of(ManagedEntry managed, CatalogEntry? offered) =>
        new(EntryKind.UniversalInstalled, IdOf(managed), offered?.DisplayName ?? NameOf(managed)) { Managed = managed, Offered = offered };

    public static EntryDraft Of(CatalogEntry offered) => new(EntryKind.UniversalAvailable, offered.IntegrationId, offered.DisplayName) { Offered = offered };

    public static EntryDraft Of(DiscoveryEntry native) => new(EntryKind.NativeExternalInstalled, IdOf(native), native.DisplayName) { Native = native };

    public void Relate(EntryRelation relation) => (Relations ??= []).Add(relation);

    // A record without a key is shown and belongs to nobody's cache: its view is read-only.
    private static string IdOf(ManagedEntry managed) => GroupingKeys.AreThere(managed) ? managed.ManagedEntryKey : $"unkeyed:{managed.IntegrationId}";

    private static string IdOf(DiscoveryEntry native) => string.IsNullOrWhiteSpace(native.DiscoveryKey)
        ? $"{native.NativeTarget}:{native.NativePluginId}:{string.Join('+', native.InstalledScopes.Select(static scope => scope.Value).Order(StringComparer.Ordinal))}"
        : native.DiscoveryKey;

    private static string NameOf(ManagedEntry managed)
    {
        if (!string.IsNullOrWhiteSpace(managed.IntegrationId))
        {
            return managed.IntegrationId;
        }

        return string.IsNullOrWhiteSpace(managed.ManagedEntryKey) ? "(without a name)" : managed.ManagedEntryKey;
    }
}
