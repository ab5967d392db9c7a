using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Details;
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
    public ViewDocument Derive(StorefrontInput input) => Document(Derived(input));

    /// <inheritdoc/>
    public DetailDocument DeriveDetail(StorefrontInput input, string integrationId, ReadmeContent? readme = null, Problem? readmeProblem = null, string? entryId = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrationId);
        var derived = Derived(input);
        return UniversalDetail.Of(derived, Document(derived), integrationId, entryId) with { Readme = readme, ReadmeProblem = readmeProblem };
    }

    /// <inheritdoc/>
    public NativeDetailDocument DeriveNativeDetail(StorefrontInput input, string entryId)
    {
        ArgumentException.ThrowIfNullOrEmpty(entryId);
        var derived = Derived(input);
        return NativeDetail.Of(derived, Document(derived), entryId);
    }

    private Derivation Derived(StorefrontInput input)
    {
        var reading = SurfaceReading.Of(input);
        return Derivation.Of(reading, new(
            ProviderLabeler.Of(_providerLabels, reading.Catalog),
            new(_supportedActions, _optInActions, reading.Surfaces.States.List, reading.Surfaces.IsReadOnly),
            reading.Surfaces));
    }

    private static ViewDocument Document(Derivation derived)
    {
        var reading = derived.Reading;
        return new()
        {
            Format = DocumentFormats.View,
            RequestedTargets = reading.Request?.RequestedTargets ?? [],
            RequestedScope = reading.Request?.RequestedScope,
            RequestedWorkspaceRoot = reading.Request?.RequestedWorkspaceRoot,
            Ok = reading.Surfaces.AnySurfaceAnswered,
            Warnings = reading.Warnings,
            Problems = reading.Problems,
            Summary = Summary(derived.Entries),
            Surfaces = reading.Surfaces.States,
            ReadOnly = reading.Surfaces.IsReadOnly,
            OpenOperations = reading.OpenOperations,
            Entries = derived.Entries,
        };
    }

    private static string Summary(IReadOnlyList<ViewEntry> entries)
    {
        var (installed, native) = (0, 0);
        foreach (var entry in entries)
        {
            installed += entry.EntryKind == EntryKind.UniversalInstalled ? 1 : 0;
            native += entry.EntryKind == EntryKind.NativeExternalInstalled ? 1 : 0;
        }

        return $"{installed} installed universal, {native} installed native, {entries.Count - installed - native} available universal plugin(s).";
    }
}
