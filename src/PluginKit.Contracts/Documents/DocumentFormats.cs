using System.Collections.Frozen;

namespace PluginKit.Contracts.Documents;

/// <summary>The identifiers of the documents.</summary>
public static class DocumentFormats
{
    /// <summary>The schema version that this PluginKit writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Managed list, doctor and plans: <see cref="ReportDocument"/>.</summary>
    public const string Report = "plugin-kit-ai/integrations-report";

    /// <summary>Mutations: <see cref="ResultDocument"/>.</summary>
    public const string Result = "plugin-kit-ai/integrations-result";

    /// <summary>Universal plugins: <see cref="CatalogDocument"/>.</summary>
    public const string Catalog = "plugin-kit-ai/integrations-catalog";

    /// <summary>What differs between two catalogs, or in a snapshot that was damaged: <see cref="CatalogChangesDocument"/>.</summary>
    public const string CatalogChanges = "plugin-kit-ai/integrations-catalog-changes";

    /// <summary>Native plugins: <see cref="DiscoveryDocument"/>.</summary>
    public const string Discovery = "plugin-kit-ai/integrations-discovery";

    /// <summary>The mixed page: <see cref="ViewDocument"/>.</summary>
    public const string View = "plugin-kit-ai/integrations-view";

    /// <summary>Everything about one integration: <see cref="DetailDocument"/>.</summary>
    public const string Detail = "plugin-kit-ai/integrations-detail";

    /// <summary>A client's files changed: <see cref="NativeChangeDocument"/>.</summary>
    public const string Change = "plugin-kit-ai/integrations-change";

    /// <summary>What a collection of garbage takes and keeps: <see cref="CollectionDocument"/>.</summary>
    public const string Collection = "plugin-kit-ai/integrations-collection";

    /// <summary>A saved plan: <see cref="PlanDocument"/>.</summary>
    public const string Plan = "plugin-kit-ai/integrations-plan";

    /// <summary>Everything about one native plugin: <see cref="NativeDetailDocument"/>.</summary>
    public const string NativeDetail = "plugin-kit-ai/integrations-native-detail";

    /// <summary>What differs between two mixed pages: <see cref="ViewChangeDocument"/>.</summary>
    public const string ViewChange = "plugin-kit-ai/integrations-view-change";

    /// <summary>What became of a bundle: <see cref="HandoffResultDocument"/>.</summary>
    public const string HandoffResult = "plugin-kit-ai/handoff-result";

    /// <summary>What a bundle is and holds: <see cref="HandoffInspectionDocument"/>.</summary>
    public const string HandoffInspection = "plugin-kit-ai/handoff-inspection";

    /// <summary>Whether a project can run where it is: <see cref="ReadinessDocument"/>.</summary>
    public const string Readiness = "plugin-kit-ai/readiness-report";

    /// <summary>What preparing a project came to: <see cref="BootstrapDocument"/>.</summary>
    public const string Bootstrap = "plugin-kit-ai/bootstrap-result";

    /// <summary>Whether a project is what its targets want: <see cref="ValidationDocument"/>. The format of the existing tool.</summary>
    public const string Validation = "plugin-kit-ai/validate-report";

    /// <summary>What a reference to a package means now: <see cref="SourceResolutionDocument"/>.</summary>
    public const string SourceResolution = "plugin-kit-ai/source-resolution";

    // One row for each kind of document; everything that is said of all kinds is taken from here.
    private static readonly (Type Type, string Format)[] Rows =
    [
        (typeof(ReportDocument), Report),
        (typeof(ResultDocument), Result),
        (typeof(CatalogDocument), Catalog),
        (typeof(CatalogChangesDocument), CatalogChanges),
        (typeof(DiscoveryDocument), Discovery),
        (typeof(ViewDocument), View),
        (typeof(DetailDocument), Detail),
        (typeof(NativeChangeDocument), Change),
        (typeof(CollectionDocument), Collection),
        (typeof(PlanDocument), Plan),
        (typeof(NativeDetailDocument), NativeDetail),
        (typeof(ViewChangeDocument), ViewChange),
        (typeof(HandoffResultDocument), HandoffResult),
        (typeof(HandoffInspectionDocument), HandoffInspection),
        (typeof(ReadinessDocument), Readiness),
        (typeof(BootstrapDocument), Bootstrap),
        (typeof(ValidationDocument), Validation),
        (typeof(SourceResolutionDocument), SourceResolution),
    ];

    private static readonly FrozenDictionary<Type, string> ByType = Rows.ToFrozenDictionary(static row => row.Type, static row => row.Format);

    private static readonly FrozenDictionary<string, Type> ByFormat = Rows.ToFrozenDictionary(static row => row.Format, static row => row.Type, StringComparer.Ordinal);

    /// <summary>Every identifier of this contract, in the order of the constants above.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Rows.Select(static row => row.Format)];

    /// <summary>The identifier of a document type.</summary>
    /// <param name="documentType">A type derived from <see cref="IntegrationDocument"/> in this namespace.</param>
    /// <returns>Its identifier.</returns>
    /// <exception cref="ArgumentException">The type is no document of this contract.</exception>
    public static string Of(Type documentType)
    {
        ArgumentNullException.ThrowIfNull(documentType);
        return ByType.TryGetValue(documentType, out var format)
            ? format
            : throw new ArgumentException($"'{documentType}' is no document of this contract.", nameof(documentType));
    }

    /// <summary>The document type of an identifier.</summary>
    /// <param name="format">What a document says in <c>format</c>.</param>
    /// <returns>A type derived from <see cref="IntegrationDocument"/>; <see langword="null"/> for an identifier that is none of this contract, for example one that a newer version added.</returns>
    public static Type? TypeOf(string format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return ByFormat.GetValueOrDefault(format);
    }
}
