using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Bundles.Registration;

namespace PluginKit.Bundles.Downloads;

/// <summary>
/// The clients of <see cref="IHttpClientFactory"/> that reach out. The factory is one of our own, so that what an application sets up for its own clients never
/// takes the guard off these, and it is made at the first request: what it consists of costs a program that downloads nothing no library and no time. An
/// application puts its own in its place as the keyed service <see cref="Name"/>.
/// </summary>
internal sealed class DownloadClients(IServiceProvider services) : IDisposable
{
    /// <summary>Name of the client, and key of a factory that the application has for it.</summary>
    public const string Name = "PluginKit.Bundles";

    private const int MaxHeaderKilobytes = 64;

    private readonly Lock _gate = new();
    private IServiceProvider? _own;
    private bool _isDisposed;

    /// <summary>A client; to be disposed after use, which keeps its connections.</summary>
    public HttpClient Create() => (services.GetKeyedService<IHttpClientFactory>(Name) ?? Own().GetRequiredService<IHttpClientFactory>()).CreateClient(Name);

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            (_own as IDisposable)?.Dispose();
        }
    }

    private IServiceProvider Own()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _own ??= Make();
        }
    }

    /// <summary>Nothing is logged, as addresses carry secrets; redirections and cookies are not followed or kept behind our back.</summary>
    private ServiceProvider Make()
    {
        var collection = new ServiceCollection();
        collection
            .AddHttpClient(Name, static client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("PluginKit", "1"));
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                ActivityHeadersPropagator = null,
                MaxResponseHeadersLength = MaxHeaderKilobytes,
                ConnectTimeout = services.GetRequiredService<IOptions<BundlesOptions>>().Value.Downloads.ConnectTimeout,
                ConnectCallback = services.GetRequiredService<ConnectGuard>().ConnectAsync,
                Proxy = services.GetRequiredService<EnvironmentProxy>(),
            })
            .RemoveAllLoggers();
        return collection.BuildServiceProvider();
    }
}
