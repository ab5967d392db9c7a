using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Sessions;

/// <summary>
/// The last good answer of one surface. Order goes by what answers say of their own order, and else by the ticket that a request took when it was started, never
/// by when an answer came.
/// </summary>
internal sealed class HeldAnswer<TDocument>
    where TDocument : IntegrationDocument
{
    private long _answered;
    private long _failed;
    private bool _isUnconfirmed;
    private AnswerOrder _orderOfFailure;

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

    /// <summary>Takes an answer that was judged beside <see cref="Document"/>, or notes why not.</summary>
    /// <returns>Whether anything is different now.</returns>
    public bool Take(TDocument? document, SurfaceJudgement judgement, long ticket)
    {
        if (judgement.Refusal is { } refusal)
        {
            return Fail(refusal, judgement.Order, ticket);
        }

        if (judgement.Order != AnswerOrder.Newer && ticket <= _answered)
        {
            return false;
        }

        Failure = StaysTold(judgement.Order, ticket) ? Failure : null;
        Document = document;
        _answered = Math.Max(_answered, ticket);
        _isUnconfirmed = false;
        return true;
    }

    /// <summary>A mutation ended: what it says is laid over the answer, and nothing that was asked for before counts any more.</summary>
    public void Overtake(Func<TDocument, TDocument>? overlay, long ticket)
    {
        _answered = ticket;
        Document = Document is null || overlay is null ? Document : overlay(Document);
        _isUnconfirmed = true;
    }

    // The last good answer stays. A contradiction is told whoever asked first: one of the two answers is not what it says.
    private bool Fail(Problem failure, AnswerOrder order, long ticket)
    {
        if (order != AnswerOrder.Contradicts && (ticket <= _answered || ticket <= _failed))
        {
            return false;
        }

        Failure = failure;
        _failed = Math.Max(_failed, ticket);
        _orderOfFailure = order;
        return true;
    }

    private bool StaysTold(AnswerOrder order, long ticket) => _orderOfFailure switch
    {
        // Which of the two answers was the true one shows only when a later one comes.
        AnswerOrder.Contradicts => order == AnswerOrder.Same,
        AnswerOrder.Older => order != AnswerOrder.Newer && _failed > ticket,
        _ => _failed > ticket,
    };
}
