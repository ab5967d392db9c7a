using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Sessions;

/// <summary>The answers of every context of a session, behind one lock, and the clock that orders what was asked and what was mutated.</summary>
internal sealed class HeldContexts(IStorefront storefront)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StorefrontContext, HeldSurfaces> _contexts = [];
    private long _clock;

    public HeldSurfaces Of(StorefrontContext context)
    {
        lock (_gate)
        {
            if (!_contexts.TryGetValue(context, out var held))
            {
                _contexts[context] = held = new(context);
            }

            return held;
        }
    }

    /// <summary>The mutation's own scope and workspace first, and every page that shows them too.</summary>
    public List<HeldSurfaces> Concerned(StorefrontMutation mutation)
    {
        lock (_gate)
        {
            var own = Of(mutation.Context);
            return [own, .. _contexts.Values.Where(held => held != own && held.Context.Covers(mutation.Scope, mutation.WorkspaceRoot))];
        }
    }

    /// <summary>The ticket of what is asked from now on.</summary>
    public long NextTicket() => Interlocked.Increment(ref _clock);

    /// <summary>Takes an answer or notes a failure, unless something newer is at hand.</summary>
    public void Take<TDocument>(
        HeldSurfaces held, HeldAnswer<TDocument> answer, TDocument? document, Func<TDocument, TDocument?, Problem?> check, Problem? failure, long ticket)
        where TDocument : IntegrationDocument
    {
        TaskCompletionSource? signal;
        lock (_gate)
        {
            failure ??= document is null ? null : check(document, answer.Document);
            var isTaken = failure is null ? answer.Take(document, ticket) : answer.Fail(failure, ticket);
            signal = isTaken ? held.Advance() : null;
        }

        signal?.TrySetResult();
    }

    /// <summary>A mutation ended: what was asked for before counts no more, and its result shows until somebody has looked again.</summary>
    public void Overtake(StorefrontMutation mutation, ResultDocument? result)
    {
        List<TaskCompletionSource> signals = [];
        lock (_gate)
        {
            var ticket = NextTicket();
            foreach (var held in Concerned(mutation))
            {
                Func<ReportDocument, ReportDocument>? overlay = result is null ? null : new ResultOverlay(result, mutation, held.Context).Onto;
                held.List.Overtake(overlay, ticket);
                held.Doctor.Overtake(overlay, ticket);
                held.Discovery.Overtake(null, ticket);
                signals.Add(held.Advance());
            }
        }

        signals.ForEach(static signal => signal.TrySetResult());
    }

    public StorefrontInput InputOf(HeldSurfaces held)
    {
        lock (_gate)
        {
            return held.Input;
        }
    }

    public long VersionOf(HeldSurfaces held)
    {
        lock (_gate)
        {
            return held.Version;
        }
    }

    /// <summary>Waits until there is something newer than a version, or for the end of waiting; never throws for that.</summary>
    public async Task ChangeSinceAsync(HeldSurfaces held, long version, CancellationToken cancellationToken)
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            if (held.Version != version)
            {
                return;
            }

            signal = held.Signal;
        }

        await signal.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public ViewDocument ViewOf(HeldSurfaces held)
    {
        StorefrontInput input;
        long version;
        lock (_gate)
        {
            if (held.View is { } known)
            {
                return known;
            }

            input = held.Input;
            version = held.Version;
        }

        var view = storefront.Derive(input) with
        {
            RequestedTargets = held.Context.Targets,
            RequestedScope = held.Context.Scope,
            RequestedWorkspaceRoot = held.Context.WorkspaceRoot,
        };
        lock (_gate)
        {
            held.View = held.Version == version ? view : held.View;
        }

        return view;
    }
}
