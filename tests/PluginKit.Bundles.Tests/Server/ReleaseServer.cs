using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PluginKit.Bundles.Tests.Server;

/// <summary>A server of HTTP on the loopback. What it answers is said by the test, path by path; what it was asked is kept.</summary>
internal sealed class ReleaseServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly List<SeenRequest> _requests = [];
    private readonly Dictionary<string, RequestDelegate> _answers = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    private ReleaseServer(WebApplication application) => _application = application;

    /// <summary>Ends in a slash.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Answers what no path answers.</summary>
    public RequestDelegate Otherwise { get; set; } = static context =>
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    };

    /// <summary>Comes before every answer; <see langword="true"/> when it answered itself.</summary>
    public Func<HttpContext, int, Task<bool>> Before { get; set; } = static (_, _) => Task.FromResult(false);

    public IReadOnlyList<SeenRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public static async Task<ReleaseServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MinResponseDataRate = null;
        });
        builder.Logging.ClearProviders();
        var server = new ReleaseServer(builder.Build());
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync();
        server.Address = new(server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
        return server;
    }

    public Uri At(string path) => new(Address, path);

    public void On(string path, RequestDelegate answer) => _answers["/" + path] = answer;

    public void File(string path, byte[] content, string type = "application/octet-stream") => On(path, async context =>
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content);
    });

    public void Text(string path, string content, string type = "text/plain") => File(path, System.Text.Encoding.UTF8.GetBytes(content), type);

    public void Redirect(string path, string location, int status = 302) => On(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    public void Status(string path, int status) => On(path, context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        int number;
        lock (_gate)
        {
            _requests.Add(SeenRequest.Of(context.Request));
            number = _requests.Count;
        }

        if (!await Before(context, number))
        {
            await _answers.GetValueOrDefault(context.Request.Path.Value!, Otherwise)(context);
        }
    }
}
