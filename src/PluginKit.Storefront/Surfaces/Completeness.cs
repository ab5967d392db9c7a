using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Surfaces;

/// <summary>How much of each surface a view can use, and what it says about the others.</summary>
internal sealed class Completeness
{
    private readonly SurfaceAnswer _catalog;
    private readonly SurfaceAnswer _discovery;
    private readonly SurfaceAnswer _list;
    private readonly SurfaceAnswer _doctor;

    private Completeness(StorefrontInput input)
    {
        var told = input.Surfaces;
        var failures = input.Failures;
        var catalog = input.Catalog;
        _catalog = SurfaceAnswer.Of("catalog", told?.Catalog, catalog, catalog?.Entries.Count, catalog?.Source.Stale ?? false, failures?.Catalog);
        _discovery = SurfaceAnswer.Of("discovery", told?.Discovery, input.Discovery, input.Discovery?.Entries.Count, stale: false, failures?.Discovery);
        _list = SurfaceAnswer.Of("list", told?.List, input.List, input.List?.ManagedEntries.Count, stale: false, failures?.List);
        _doctor = SurfaceAnswer.Of("doctor", told?.Doctor, input.Doctor, input.Doctor?.ManagedEntries.Count, stale: false, failures?.Doctor);
        States = new() { Catalog = _catalog.State, Discovery = _discovery.State, List = _list.State, Doctor = _doctor.State };
        StaleForAvailable = Stale(_catalog, _list);
        StaleForInstalled = Stale(_list, _doctor);
        StaleForInstalledAndOffered = Stale(_catalog, _list, _doctor);
        StaleForNative = Stale(_discovery);
    }

    public SurfaceStates States { get; }

    public bool AnySurfaceAnswered => Array.Exists(All, static answer => answer.IsThere);

    /// <summary>Whether some answer can only be shown.</summary>
    public bool IsReadOnly => Array.Exists(All, static answer => answer.State == SurfaceState.Incompatible);

    public IReadOnlyList<string> StaleForAvailable { get; }

    public IReadOnlyList<string> StaleForInstalled { get; }

    public IReadOnlyList<string> StaleForInstalledAndOffered { get; }

    public IReadOnlyList<string> StaleForNative { get; }

    private SurfaceAnswer[] All => [_catalog, _discovery, _list, _doctor];

    public static Completeness Of(StorefrontInput input) => new(input);

    public void Report(List<Problem> problems)
    {
        Report(_catalog, "universal plugins that are not installed are missing", problems);
        Report(_discovery, "native plugins are missing; that does not mean that none are installed", problems);
        Report(_list, "installed universal plugins are missing, and available ones offer no action", problems);
        Report(_doctor, "the health of installed universal plugins is unknown", problems);
    }

    private static string[] Stale(params IEnumerable<SurfaceAnswer> answers) => [.. answers.Where(static answer => answer.IsStale).Select(static answer => answer.Name)];

    private static void Report(SurfaceAnswer answer, string consequence, List<Problem> problems)
    {
        if (answer.State == SurfaceState.Incompatible)
        {
            var shown = answer.Document is null ? consequence : "it is shown as far as it is understood";
            problems.Add(Named(ProblemCodes.SurfaceIncompatible, $"The answer of the surface '{answer.Name}' does not fit: {answer.Reason}. {Sentence(shown)}; every action is off.", answer));
        }
        else if (answer.State == SurfaceState.Unavailable)
        {
            problems.Add(Named(ProblemCodes.SurfaceUnavailable, $"The surface '{answer.Name}' gave no answer: {consequence}.", answer));
        }
        else if (answer.State != SurfaceState.Ok)
        {
            problems.Add(Named(ProblemCodes.SurfaceStale, $"The surface '{answer.Name}' gave an older answer: what it tells may have changed.", answer));
        }

        if (answer.Failure is { } failure)
        {
            problems.Add(failure);
        }
    }

    private static string Sentence(string text) => string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));

    private static Problem Named(string code, string message, SurfaceAnswer answer) =>
        Problem.Of(code, message) with { Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["surface"] = answer.Name } };
}
