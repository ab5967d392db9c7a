using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Entries;
using PluginKit.Storefront.Registration;
using PluginKit.Storefront.Surfaces;

namespace PluginKit.Storefront.Views;

/// <summary>The derivation of the mixed view, usable with and without dependency injection.</summary>
public sealed class MixedView : IStorefront
{
    private readonly Dictionary<string, string> _providerLabels;
    private readonly HashSet<ActionClass> _supportedActions;
    private readonly HashSet<ActionClass> _optInActions;

    /// <summary>A derivation with its own labels and actions.</summary>
    /// <param name="options">What the application decides; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is not valid; the message names it.</exception>
    public MixedView(StorefrontOptions? options = null)
    {
        options ??= new();
        if (StorefrontOptionsValidation.FirstFailure(options) is { } failure)
        {
            throw new ArgumentException(failure, nameof(options));
        }

        _providerLabels = new(options.ProviderLabels, StringComparer.Ordinal);
        _supportedActions = [.. options.SupportedActions];
        _optInActions = [.. options.OptInActions];
    }

    /// <inheritdoc/>
    public ViewDocument Derive(StorefrontInput input) => Derive(SurfaceReading.Of(input));

    /// <inheritdoc/>
    public DetailDocument DeriveDetail(StorefrontInput input, string integrationId, ReadmeContent? readme = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrationId);
        var reading = SurfaceReading.Of(input);
        return DetailDerivation.Of(reading, Derive(reading), integrationId, readme);
    }

    private ViewDocument Derive(SurfaceReading reading)
    {
        var labels = ProviderLabeler.Of(_providerLabels, reading.Catalog);
        var actions = new ActionRules(_supportedActions, _optInActions, reading.Surfaces.List);
        var entries = new List<ViewEntry>(reading.ExpectedEntries);
        foreach (var record in reading.Managed.Records)
        {
            entries.Add(InstalledEntry.Of(record, reading.CatalogEntry(record.Entry.IntegrationId), labels, actions));
        }

        foreach (var offered in reading.CatalogEntries)
        {
            if (!reading.Managed.Contains(offered.IntegrationId))
            {
                entries.Add(AvailableEntry.Of(offered, labels, actions));
            }
        }

        var firstNative = entries.Count;
        foreach (var native in reading.NativeEntries)
        {
            entries.Add(NativeEntry.Of(native, labels));
        }

        EntryIds.MakeUnique(entries);
        Relations.Link(entries, firstNative, reading.NativeEntries, labels);
        Ranking.Sort(entries);
        return Document(reading, entries);
    }

    private static ViewDocument Document(SurfaceReading reading, List<ViewEntry> entries) => new()
    {
        Format = DocumentFormats.View,
        RequestedTargets = reading.Request?.RequestedTargets ?? [],
        RequestedScope = reading.Request?.RequestedScope,
        RequestedWorkspaceRoot = reading.Request?.RequestedWorkspaceRoot,
        Ok = reading.AnySurfaceAnswered,
        Warnings = reading.Problems.Where(static problem => problem.Severity != ProblemSeverity.Info).Select(static problem => problem.Message).ToArray(),
        Problems = reading.Problems,
        Summary = Summary(entries),
        Surfaces = reading.Surfaces,
        Entries = entries,
    };

    private static string Summary(List<ViewEntry> entries)
    {
        var installed = entries.Count(static entry => entry.EntryKind == EntryKind.UniversalInstalled);
        var native = entries.Count(static entry => entry.EntryKind == EntryKind.NativeExternalInstalled);
        return $"{installed} installed universal, {native} installed native, {entries.Count - installed - native} available universal plugin(s).";
    }
}
