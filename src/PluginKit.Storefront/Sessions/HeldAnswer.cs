using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Sessions;

/// <summary>The last good answer of one surface. Order goes by the ticket that a request took when it was started, never by when its answer came.</summary>
internal sealed class HeldAnswer<TDocument>
    where TDocument : IntegrationDocument
{
    private long _answered;
    private long _failed;
    private bool _isUnconfirmed;

    public TDocument? Document { get; private set; }

    public Problem? Failure { get; private set; }

    public SurfaceState State
    {
        get
        {
            if (Document is null)
            {
                return SurfaceState.Unavailable;
            }

            return Failure is not null || _isUnconfirmed ? SurfaceState.Stale : SurfaceState.Ok;
        }
    }

    /// <summary>Takes an answer, unless a later request or a mutation has answered already.</summary>
    public bool Take(TDocument? document, long ticket)
    {
        if (ticket <= _answered)
        {
            return false;
        }

        Document = document;
        _answered = ticket;
        _isUnconfirmed = false;
        Failure = _failed > ticket ? Failure : null;
        return true;
    }

    /// <summary>Notes that a request gave nothing to show. The last good answer stays.</summary>
    public bool Fail(Problem failure, long ticket)
    {
        if (ticket <= _answered || ticket <= _failed)
        {
            return false;
        }

        Failure = failure;
        _failed = ticket;
        return true;
    }

    /// <summary>A mutation ended: what it says is laid over the answer, and nothing that was asked for before counts any more.</summary>
    public void Overtake(Func<TDocument, TDocument>? overlay, long ticket)
    {
        _answered = ticket;
        Document = Document is null || overlay is null ? Document : overlay(Document);
        _isUnconfirmed = true;
    }
}
