using System.Globalization;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Surfaces;

/// <summary>One of the four answers with an honest word on what it is worth. An answer that is not there is never taken for an empty one.</summary>
internal sealed record SurfaceAnswer(string Name, SurfaceState State, IntegrationDocument? Document, string? Reason, Problem? Failure)
{
    public bool IsThere => Document is not null && State != SurfaceState.Unavailable;

    public bool IsStale => State != SurfaceState.Ok && State != SurfaceState.Unavailable && State != SurfaceState.Incompatible;

    public static SurfaceAnswer Of(string name, SurfaceState? told, IntegrationDocument? document, int? entries, bool stale, Problem? failure)
    {
        var reason = WhyIncompatible(document, failure);
        return new(name, reason is null ? StateOf(told, document, entries, stale || failure is not null) : SurfaceState.Incompatible, document, reason, failure);
    }

    private static string? WhyIncompatible(IntegrationDocument? document, Problem? failure)
    {
        if (document is not null && document.SchemaVersion > DocumentFormats.SchemaVersion)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it has schema version {document.SchemaVersion}, and this version of PluginKit knows {DocumentFormats.SchemaVersion}");
        }

        if (document is ReportDocument report && GroupingKeys.WhyUnusable(report) is { } unusable)
        {
            return unusable;
        }

        return failure?.Code is ProblemCodes.DocumentNewer or ProblemCodes.DocumentIncompatible ? "another version wrote it" : null;
    }

    private static SurfaceState StateOf(SurfaceState? told, IntegrationDocument? document, int? entries, bool stale)
    {
        // A refused request (`ok: false`) without entries tells nothing about the world.
        if (document is null || (!document.Ok && entries is 0))
        {
            return SurfaceState.Unavailable;
        }

        if (told is null || told == SurfaceState.Ok)
        {
            return stale ? SurfaceState.Stale : SurfaceState.Ok;
        }

        return told == SurfaceState.Unavailable ? SurfaceState.Stale : told.Value;
    }
}
