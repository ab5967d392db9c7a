using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Sessions;

/// <summary>The answers of the contexts of a session, behind one lock, and the clock that orders what was asked and what was mutated.</summary>
internal sealed class HeldContexts(IStorefront storefront)
{
    private readonly Lock _gate = new();
    private readonly ContextShelf _shelf = new();
    private long _clock;

    /// <summary>How many contexts are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _shelf.Count;
            }
        }
    }

    /// <summary>Keeps a context until what is returned is disposed, however many others come.</summary>
    public ContextUse Use(StorefrontContext context)
    {
        lock (_gate)
        {
            return Use(_shelf.Find(context));
        }
    }

    /// <summary>The end of a use.</summary>
    public void Release(HeldSurfaces held)
    {
        lock (_gate)
        {
            held.Uses--;
            _shelf.Forget();
        }
    }

    /// <summary>The mutation's own scope and workspace first, and every page that shows them too; each kept until it is disposed.</summary>
    public List<ContextUse> Concerned(StorefrontMutation mutation)
    {
        lock (_gate)
        {
            return [.. Showing(mutation).Select(Use)];
        }
    }

    /// <summary>The ticket of what is asked from now on.</summary>
    public long NextTicket() => Interlocked.Increment(ref _clock);

    /// <summary>Takes an answer or notes a failure, unless something newer is at hand.</summary>
    public void Take<TDocument>(
        HeldSurfaces held, HeldAnswer<TDocument> answer, TDocument? document, Func<TDocument, TDocument?, SurfaceJudgement> judge, Problem? failure, long ticket)
        where TDocument : IntegrationDocument
    {
        TaskCompletionSource? signal;
        lock (_gate)
        {
            var judgement = failure is not null ? SurfaceJudgement.Refused(failure)
                : document is null ? SurfaceJudgement.ByRequest
                : judge(document, answer.Document);
            signal = answer.Take(document, judgement, ticket) ? held.Advance() : null;
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
            foreach (var held in Showing(mutation))
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

    private ContextUse Use(HeldSurfaces held)
    {
        held.Uses++;
        return new(this, held);
    }

    private HeldSurfaces[] Showing(StorefrontMutation mutation)
    {
        var own = _shelf.Find(mutation.Context);
        return [own, .. _shelf.All.Where(held => held != own && held.Context.Covers(mutation.Scope, mutation.WorkspaceRoot))];
    }
}
