using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Surfaces;

/// <summary>How much of each surface a view can use. An answer that is not there is never taken for an empty one.</summary>
internal static class Completeness
{
    public static SurfaceStates Of(StorefrontInput input) => new()
    {
        Catalog = Of(input.Surfaces?.Catalog, input.Catalog, input.Catalog?.Entries.Count, input.Catalog?.Source.Stale ?? false),
        Discovery = Of(input.Surfaces?.Discovery, input.Discovery, input.Discovery?.Entries.Count, stale: false),
        List = Of(input.Surfaces?.List, input.List, input.List?.ManagedEntries.Count, stale: false),
        Doctor = Of(input.Surfaces?.Doctor, input.Doctor, input.Doctor?.ManagedEntries.Count, stale: false),
    };

    public static void Report(SurfaceStates states, List<Problem> problems)
    {
        Report("catalog", states.Catalog, "universal plugins that are not installed are missing", problems);
        Report("discovery", states.Discovery, "native plugins are missing; that does not mean that none are installed", problems);
        Report("list", states.List, "installed universal plugins are missing, and available ones offer no action", problems);
        Report("doctor", states.Doctor, "the health of installed universal plugins is unknown", problems);
    }

    private static SurfaceState Of(SurfaceState? told, IntegrationDocument? document, int? entries, bool stale)
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

    private static void Report(string surface, SurfaceState state, string consequence, List<Problem> problems)
    {
        if (state == SurfaceState.Unavailable)
        {
            problems.Add(Named(ProblemCodes.SurfaceUnavailable, $"The surface '{surface}' gave no answer: {consequence}.", surface));
        }
        else if (state != SurfaceState.Ok)
        {
            problems.Add(Named(ProblemCodes.SurfaceStale, $"The surface '{surface}' gave an older answer.", surface));
        }
    }

    private static Problem Named(string code, string message, string surface) =>
        Problem.Of(code, message) with { Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["surface"] = surface } };
}
