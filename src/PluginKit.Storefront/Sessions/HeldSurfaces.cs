using PluginKit.Contracts.Documents;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Sessions;

/// <summary>The answers for one context, and the view they give. Used under the session's lock.</summary>
internal sealed class HeldSurfaces(StorefrontContext context)
{
    public StorefrontContext Context { get; } = context;

    public HeldAnswer<CatalogDocument> Catalog { get; } = new();

    public HeldAnswer<DiscoveryDocument> Discovery { get; } = new();

    public HeldAnswer<ReportDocument> List { get; } = new();

    public HeldAnswer<ReportDocument> Doctor { get; } = new();

    /// <summary>How many watch, refresh or mutate it now.</summary>
    public int Uses { get; set; }

    /// <summary>Orders contexts by when they were asked for last.</summary>
    public long LastUse { get; set; }

    /// <summary>Counts what changed, so that a view that was derived meanwhile is known to be old.</summary>
    public long Version { get; private set; }

    /// <summary>The view of the answers at hand; <see langword="null"/> while nobody has derived it.</summary>
    public ViewDocument? View { get; set; }

    /// <summary>Is set when something changes beyond <see cref="Version"/>.</summary>
    public TaskCompletionSource Signal { get; private set; } = NewSignal();

    public StorefrontInput Input => new()
    {
        Catalog = Catalog.Document,
        Discovery = Discovery.Document,
        List = List.Document,
        Doctor = Doctor.Document,
        Surfaces = new() { Catalog = Catalog.State, Discovery = Discovery.State, List = List.State, Doctor = Doctor.State },
        Failures = new() { Catalog = Catalog.Failure, Discovery = Discovery.Failure, List = List.Failure, Doctor = Doctor.Failure },
    };

    /// <summary>Says that something changed; the signal is to be given outside of the lock.</summary>
    public TaskCompletionSource Advance()
    {
        Version++;
        View = null;
        var signal = Signal;
        Signal = NewSignal();
        return signal;
    }

    // Whoever waits for a change must not run on the thread that brings it.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
