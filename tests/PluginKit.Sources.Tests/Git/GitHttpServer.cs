using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PluginKit.Sources.Tests.Git;

/// <summary>
/// A Git server on the loopback, with git's own <c>http-backend</c> behind it. The first part of a path says how it behaves: <c>open</c>, <c>private</c> (Basic,
/// <see cref="User"/> and <see cref="Secret"/>), <c>page</c> (a page to sign in, with 200), <c>moved</c> (to another place), <c>gone</c>, <c>slow</c> (never answers), <c>torn</c>
/// (closes in the middle), <c>endless</c> (never stops sending), <c>loud</c> (says <see cref="Shout"/> while it sends),
/// <c>half</c> (closes in the middle of the files), <c>drip</c> (sends the files byte by byte, for ever), <c>liar</c> (sends <see cref="Instead"/> when another commit is asked for).
/// </summary>
internal sealed class GitHttpServer : IAsyncDisposable
{
    public const string User = "ada";
    public const string Secret = "s3cret-of-ada";

    /// <summary>What a terminal would obey, and what looks like progress of this machine.</summary>
    public const string Shout = @"\033]0;owned\007\033[31mshouted\033[0m\rReceiving objects:  99% (9900/9999)\r\nReceiving objects:  99% (9900/9999)\n";

    private readonly HttpListener _listener;
    private readonly string _projects;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;
    private readonly List<string> _requests = [];

    public GitHttpServer(string projects)
    {
        _projects = projects;
        (_listener, Address) = Listen();
        _serving = Task.Run(ServeAsync);
    }

    public string Address { get; }

    /// <summary>The commit that a liar sends, whatever is asked for.</summary>
    public string Instead { get; set; } = string.Empty;

    /// <summary>Paths that were asked for with the name they were asked with.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Close();
        await _serving;
        _over.Dispose();
    }

    /// <summary>A listener cannot ask for any free port: between finding one and taking it, somebody else may take it.</summary>
    private static (HttpListener Listener, string Address) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var parts = request.Url!.AbsolutePath.TrimStart('/').Split('/', 2);
        lock (_requests)
        {
            _requests.Add($"{request.HttpMethod} {request.Url.PathAndQuery} {(request.Headers["Authorization"] is null ? "unknown" : "known")}");
        }

        try
        {
            switch (parts[0])
            {
                case "private" when request.Headers["Authorization"] != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Secret}")):
                    response.StatusCode = 401;
                    response.Headers["WWW-Authenticate"] = "Basic realm=\"x\"";
                    break;
                case "page":
                    response.ContentType = "text/html";
                    await response.OutputStream.WriteAsync("<!DOCTYPE html><title>Sign in</title>"u8.ToArray());
                    break;
                case "moved":
                    response.StatusCode = 302;
                    response.RedirectLocation = $"{Address}open/{parts[1]}{request.Url.Query}";
                    break;
                case "gone":
                    response.StatusCode = 404;
                    break;
                case "slow":
                    await Task.Delay(Timeout.Infinite, _over.Token);
                    break;
                case "torn":
                    response.ContentType = "application/x-git-upload-pack-advertisement";
                    response.ContentLength64 = 1000;
                    await response.OutputStream.WriteAsync("001e# service=git-upload"u8.ToArray());
                    response.Abort();
                    return;
                case "endless":
                    response.ContentType = "application/x-git-upload-pack-advertisement";
                    response.SendChunked = true;
                    await response.OutputStream.WriteAsync("001e# service=git-upload-pack\n0000"u8.ToArray());
                    for (var line = Encoding.ASCII.GetBytes($"003d{new string('a', 40)} refs/heads/endless\n"); ;)
                    {
                        await response.OutputStream.WriteAsync(line, _over.Token);
                    }

                default:
                    await BackendAsync(request, response, "/" + parts[1], parts[0]);
                    break;
            }

            response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Who asked has gone away.
        }
    }

    private async Task BackendAsync(HttpListenerRequest request, HttpListenerResponse response, string path, string behaviour)
    {
        var info = new ProcessStartInfo("git", "http-backend") { RedirectStandardInput = true, RedirectStandardOutput = true };
        info.Environment["GIT_PROJECT_ROOT"] = _projects;
        info.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        info.Environment["PATH_INFO"] = path;
        info.Environment["REQUEST_METHOD"] = request.HttpMethod;
        info.Environment["QUERY_STRING"] = request.Url!.Query.TrimStart('?');
        info.Environment["CONTENT_TYPE"] = request.ContentType ?? string.Empty;
        info.Environment["HTTP_CONTENT_ENCODING"] = request.Headers["Content-Encoding"] ?? string.Empty;
        info.Environment["GIT_PROTOCOL"] = request.Headers["Git-Protocol"] ?? string.Empty;
        info.Environment["GIT_CONFIG_COUNT"] = "1";
        info.Environment["GIT_CONFIG_KEY_0"] = "safe.directory";
        info.Environment["GIT_CONFIG_VALUE_0"] = "*";
        if (behaviour == "loud")
        {
            info.Environment["GIT_CONFIG_COUNT"] = "2";
            info.Environment["GIT_CONFIG_KEY_1"] = "uploadpack.packObjectsHook";
            info.Environment["GIT_CONFIG_VALUE_1"] = $"printf '{Shout.Replace("%", "%%", StringComparison.Ordinal)}' >&2;";
        }

        using var process = Process.Start(info)!;
        var question = await QuestionAsync(request, behaviour);
        await process.StandardInput.BaseStream.WriteAsync(question);
        process.StandardInput.Close();
        var output = process.StandardOutput.BaseStream;
        while (await LineAsync(output) is { Length: > 0 } header)
        {
            var (name, value) = (header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            if (name == "Status")
            {
                response.StatusCode = int.Parse(value[..3], CultureInfo.InvariantCulture);
            }
            else if (name == "Content-Type")
            {
                response.ContentType = value;
            }
        }

        if (behaviour is "half" or "drip" && Encoding.Latin1.GetString(question).Contains("command=fetch", StringComparison.Ordinal))
        {
            await BrokenAsync(output, response, behaviour == "drip");
            return;
        }

        await output.CopyToAsync(response.OutputStream);
        await process.WaitForExitAsync();
    }

    private async Task<byte[]> QuestionAsync(HttpListenerRequest request, string behaviour)
    {
        using var bytes = new MemoryStream();
        await request.InputStream.CopyToAsync(bytes);
        var text = Encoding.Latin1.GetString(bytes.ToArray());
        var want = text.IndexOf("want ", StringComparison.Ordinal);
        return behaviour == "liar" && want >= 0 ? Encoding.Latin1.GetBytes(text[..(want + 5)] + Instead + text[(want + 45)..]) : bytes.ToArray();
    }

    /// <summary>The first half of an answer, and then nothing or not much.</summary>
    private async Task BrokenAsync(Stream output, HttpListenerResponse response, bool isDripping)
    {
        using var whole = new MemoryStream();
        await output.CopyToAsync(whole);
        response.SendChunked = true;
        await response.OutputStream.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length / 2));
        while (isDripping && !_over.IsCancellationRequested)
        {
            await response.OutputStream.WriteAsync("0"u8.ToArray(), _over.Token);
            await response.OutputStream.FlushAsync(_over.Token);
            await Task.Delay(TimeSpan.FromMilliseconds(200), _over.Token);
        }

        response.Abort();
    }

    private static async Task<string> LineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var buffer = new byte[1];
        while (await stream.ReadAsync(buffer) == 1 && buffer[0] != '\n')
        {
            if (buffer[0] != '\r')
            {
                line.Append((char)buffer[0]);
            }
        }

        return line.ToString();
    }
}
