using System.Threading.Channels;
using PluginKit.Contracts.Documents;
using PluginKit.Storefront.Sessions;

namespace PluginKit.Storefront.Tests.Sessions;

/// <summary>Surfaces whose every answer a test gives by hand, in the order it wants. Nothing waits for time.</summary>
internal sealed class ControlledSurfaces : IStorefrontSurfaces
{
    public Asked<CatalogDocument> Catalog { get; } = new();

    public Asked<DiscoveryDocument> Discovery { get; } = new();

    public Asked<ReportDocument> List { get; } = new();

    public Asked<ReportDocument> Doctor { get; } = new();

    public Task<CatalogDocument?> CatalogAsync(StorefrontContext context, CancellationToken cancellationToken) => Catalog.AskAsync(context, cancellationToken);

    public Task<DiscoveryDocument?> DiscoveryAsync(StorefrontContext context, CancellationToken cancellationToken) => Discovery.AskAsync(context, cancellationToken);

    public Task<ReportDocument?> ListAsync(StorefrontContext context, CancellationToken cancellationToken) => List.AskAsync(context, cancellationToken);

    public Task<ReportDocument?> DoctorAsync(StorefrontContext context, CancellationToken cancellationToken) => Doctor.AskAsync(context, cancellationToken);

    /// <summary>One surface: the requests that came and are not answered yet, in the order in which they came.</summary>
    internal sealed class Asked<TDocument>
        where TDocument : IntegrationDocument
    {
        private readonly Channel<Request<TDocument>> _requests = Channel.CreateUnbounded<Request<TDocument>>();

        /// <summary>How many requests came and were not looked at.</summary>
        public int Waiting => _requests.Reader.Count;

        /// <summary>The next request.</summary>
        public ValueTask<Request<TDocument>> NextAsync() => _requests.Reader.ReadAsync();

        public async Task<TDocument?> AskAsync(StorefrontContext context, CancellationToken cancellationToken)
        {
            var request = new Request<TDocument>(context);
            _requests.Writer.TryWrite(request);
            return await request.Answer.Task.WaitAsync(cancellationToken);
        }
    }

    internal sealed class Request<TDocument>(StorefrontContext context)
        where TDocument : IntegrationDocument
    {
        public StorefrontContext Context { get; } = context;

        public TaskCompletionSource<TDocument?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Give(TDocument? document) => Answer.SetResult(document);

        public void Throw(Exception exception) => Answer.SetException(exception);
    }
}
