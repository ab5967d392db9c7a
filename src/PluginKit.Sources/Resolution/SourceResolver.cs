using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Sources.References;

namespace PluginKit.Sources.Resolution;

/// <summary>Turns a reference into a package tree by asking every registered <see cref="IPluginSource"/>.</summary>
public sealed class SourceResolver
{
    private readonly IPluginSource[] _sources;
    private readonly SourceAliases? _aliases;

    /// <summary>Makes a resolver.</summary>
    /// <param name="sources">The sources; their order does not matter, because two that accept the same reference are an error.</param>
    /// <param name="aliases">Short names, expanded before any source is asked; <see langword="null"/> for none.</param>
    public SourceResolver(IEnumerable<IPluginSource> sources, SourceAliases? aliases = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        _sources = [.. sources];
        _aliases = aliases;
    }

    /// <summary>Whether resolving a reference may go over the network; nothing is resolved.</summary>
    /// <param name="reference">What somebody wrote.</param>
    /// <returns><see langword="true"/> when a source that accepts the reference uses the network.</returns>
    public bool UsesNetwork(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        reference = Expanded(reference);
        return _sources.Any(source => source.UsesNetwork && source.TryParse(reference) is not null);
    }

    /// <summary>Resolves a reference.</summary>
    /// <param name="reference">What somebody wrote.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// The tree, which the caller disposes; or <c>usage</c> (nothing given, a relative path, two sources accept it), <c>source_unsupported</c> (no
    /// registered source understands it; the message says what it looks like) or a problem of the source.
    /// </returns>
    public Task<SourceResolution> ResolveAsync(string reference, CancellationToken cancellationToken) =>
        ResolveAsync(reference, null, null, cancellationToken);

    /// <summary>Resolves a reference as one of several: the same reference is resolved once in a session, whether it can be or not.</summary>
    /// <param name="reference">What somebody wrote.</param>
    /// <param name="session">What the references share.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>As without a session; disposing the tree does nothing, it is there until the session ends.</returns>
    public Task<SourceResolution> ResolveAsync(string reference, SourceSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return ResolveAsync(reference, session, null, cancellationToken);
    }

    /// <summary>Resolves a reference, alone or as one of several, and tells how far a fetch is.</summary>
    /// <param name="reference">What somebody wrote.</param>
    /// <param name="session">What the references share; <see langword="null"/> for nothing.</param>
    /// <param name="progress">Told how far a fetch is, on arbitrary threads; <see langword="null"/> for nobody. Sources that fetch nothing tell nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>As without progress.</returns>
    public Task<SourceResolution> ResolveAsync(string reference, SourceSession? session, IProgress<FetchProgress>? progress, CancellationToken cancellationToken) => session is null
        ? ResolveAsync(reference, (source, parsed, token) => ResolveAsync(source, parsed, null, progress, token), cancellationToken)
        : ResolveAsync(
            reference,
            async (source, parsed, token) =>
            {
                var shared = await session.ShareAsync(
                    $"{parsed.Kind} {parsed.Value}",
                    async making => new SharedResolution(await ResolveAsync(source, parsed, session, progress, making).ConfigureAwait(false)),
                    token).ConfigureAwait(false);
                return shared.Lend();
            },
            cancellationToken);

    private async Task<SourceResolution> ResolveAsync(
        string reference, Func<IPluginSource, SourceReference, CancellationToken, Task<SourceResolution>> resolve, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        cancellationToken.ThrowIfCancellationRequested();
        reference = Expanded(reference);
        var accepted = new List<(IPluginSource Source, SourceReference Reference)>();
        foreach (var source in _sources)
        {
            if (source.TryParse(reference) is { } parsed)
            {
                accepted.Add((source, parsed));
            }
        }

        return accepted.Count switch
        {
            0 => SourceResolution.Failed(ReferenceProblems.Unsupported(reference)),
            1 => await resolve(accepted[0].Source, accepted[0].Reference, cancellationToken).ConfigureAwait(false),
            _ => SourceResolution.Failed(ReferenceProblems.Ambiguous(reference, accepted.Select(static pair => pair.Source.Kind))),
        };
    }

    private string Expanded(string reference) => _aliases?.Expand(reference) ?? reference;

    private static async Task<SourceResolution> ResolveAsync(
        IPluginSource source, SourceReference reference, SourceSession? session, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ResolveAsync(reference, session, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return SourceResolution.Failed(Problem.Of(
                ProblemCodes.SourceUnreadable, $"'{reference.Value}' cannot be read ({e.GetType().Name}).", reference.Value));
        }
    }
}
