using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Tests.Server;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Tests.Downloads;

/// <summary>The real client against servers, good and bad ones (R-50, hostile inputs 56, 57, 71).</summary>
public sealed class DownloaderTests : IAsyncLifetime
{
    private const string Secret = "s3cret-of-ada";
    private const long Most = 1 << 20;

    private static readonly byte[] Archive = [0x1F, 0x8B, .. Enumerable.Range(0, 300_000).Select(static i => (byte)(i * 31))];

    private readonly List<DownloadProgress> _progress = [];
    private Bench _bench = null!;
    private ReleaseServer _elsewhere = null!;

    public async Task InitializeAsync()
    {
        _bench = await Bench.StartAsync();
        _elsewhere = await ReleaseServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _elsewhere.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task A_file_comes_with_its_digest_and_progress()
    {
        _bench.Server.File("x.tar.gz", Archive);
        using var destination = new MemoryStream();

        var answer = await GetAsync("x.tar.gz", destination: destination);

        answer.Problem.ShouldBeNull();
        answer.Digest.ShouldBe(ContentDigest.Of(Archive));
        destination.ToArray().ShouldBe(Archive);
        _progress[^1].ShouldBe(new DownloadProgress("x.tar.gz", Archive.Length, Archive.Length));
        _progress.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_token_goes_along_within_its_origin_and_not_beyond()
    {
        _bench.Server.Redirect("a", "/b");
        _bench.Server.Redirect("b", _elsewhere.At("c?signature=x").ToString());
        _elsewhere.Redirect("c", _bench.Server.At("d").ToString());
        _bench.Server.File("d", Archive);

        var answer = await GetAsync("a", token: Secret);

        answer.Problem.ShouldBeNull();
        _bench.Server.Requests.Select(static request => request.Authorization).ShouldBe([$"Bearer {Secret}", $"Bearer {Secret}", $"Bearer {Secret}"]);
        _elsewhere.Requests.ShouldHaveSingleItem().Authorization.ShouldBeNull();
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://10.0.0.1/x")]
    [InlineData("https://167772161/x")]
    [InlineData("https://012.0.0.1/x")]
    [InlineData("https://[::ffff:7f00:1]/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://example.com/x")]
    [InlineData("https://ada:s3cret-of-ada@example.com/x")]
    public async Task Nobody_is_led_to_a_place_that_may_not_be_asked(string location)
    {
        _bench.Server.Redirect("x", location);

        var problem = (await GetAsync("x")).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.DownloadRefused);
        problem.ToString().ShouldNotContain(Secret);
        _bench.Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("8.8.8.8", "10.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task A_name_that_means_a_private_address_is_refused_when_the_connection_is_made(params string[] addresses)
    {
        _bench.Names.Known["rebound.example"] = [.. addresses.Select(System.Net.IPAddress.Parse)];
        _bench.Server.Redirect("x", $"https://rebound.example:{_bench.Server.Address.Port}/y");

        var problem = (await GetAsync("x")).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.DownloadRefused);
        problem.Details.ShouldNotBeNull()["rule"].ShouldBe("private_address");
        problem.Details["host"].ShouldStartWith("rebound.example");
        _bench.Server.Requests.Count.ShouldBe(1);
        _bench.Names.Asked.Count(static name => name == "rebound.example").ShouldBe(1, "a second question could have another answer");
    }

    [Fact]
    public async Task Ten_redirections_are_followed_and_eleven_are_not()
    {
        for (var i = 0; i <= 10; i++)
        {
            _bench.Server.Redirect($"{i}", $"/{i + 1}");
        }

        _bench.Server.File("11", Archive);

        (await GetAsync("1")).Problem.ShouldBeNull();
        (await GetAsync("0")).Problem.ShouldNotBeNull().Details.ShouldNotBeNull()["rule"].ShouldBe("redirects");
    }

    [Theory]
    [InlineData(401, ProblemCodes.SourceAuthRequired)]
    [InlineData(403, ProblemCodes.SourceAuthRequired)]
    [InlineData(404, ProblemCodes.SourceNotFound)]
    [InlineData(410, ProblemCodes.SourceNotFound)]
    [InlineData(429, ProblemCodes.RateLimited)]
    [InlineData(500, ProblemCodes.SourceUnreachable)]
    [InlineData(204, ProblemCodes.SourceUnreachable)]
    [InlineData(302, ProblemCodes.SourceUnreachable)]
    public async Task A_status_is_told_with_the_host(int status, string code)
    {
        _bench.Server.Status("x", status);

        var problem = (await GetAsync($"x?token={Secret}")).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe(code);
        problem.Details.ShouldNotBeNull()["host"].ShouldBe($"127.0.0.1:{_bench.Server.Address.Port}");
        problem.ToString().ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><title>Sign in</title>", "text/html")]
    [InlineData("\uFEFF \n<html>", "application/gzip")]
    [InlineData("{\"message\":\"Not Found\"}", "application/json")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "application/octet-stream")]
    [InlineData("", "application/gzip")]
    [InlineData("PK\u0003\u0004", "application/zip")]
    public async Task Something_else_under_the_name_is_never_taken_for_the_content(string content, string type)
    {
        _bench.Server.Text("x", content, type);
        using var destination = new MemoryStream();

        (await GetAsync("x", destination: destination)).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceNotContent);

        destination.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_not_read()
    {
        _bench.Server.On("x", static context =>
        {
            context.Response.ContentLength = Most + 1;
            return context.Response.Body.FlushAsync();
        });

        (await GetAsync("x")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceLimitExceeded);
        _progress.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_never_ends_is_left_at_the_limit()
    {
        _bench.Server.On("x", static async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(Archive, context.RequestAborted);
            }
        });

        (await GetAsync("x")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceLimitExceeded);
        _progress[^1].Bytes.ShouldBeLessThanOrEqualTo(Most);
    }

    [Fact]
    public async Task A_body_that_is_cut_off_is_no_body()
    {
        _bench.Server.On("x", static async context =>
        {
            context.Response.ContentLength = Archive.Length;
            await context.Response.Body.WriteAsync(Archive.AsMemory(0, 1000));
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        (await GetAsync("x")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceUnreachable);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_goes_silent_is_left(bool afterSomeBytes)
    {
        var reached = Silence(afterSomeBytes);
        var downloading = GetAsync("x");
        await reached;

        await AdvanceUntilAsync(downloading, TimeSpan.FromSeconds(61));

        var problem = (await downloading).Problem.ShouldNotBeNull();
        problem.Code.ShouldBe(ProblemCodes.SourceUnreachable);
        problem.Details.ShouldNotBeNull()["kind"].ShouldBe("timeout");
    }

    [Fact]
    public async Task A_server_that_gives_a_byte_now_and_then_is_left_in_the_end()
    {
        _bench.Server.On("x", async context =>
        {
            await context.Response.Body.WriteAsync(Archive.AsMemory(0, 1000), context.RequestAborted);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[1], context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                _bench.Time.Advance(TimeSpan.FromSeconds(20));
            }
        });

        (await GetAsync("x")).Problem.ShouldNotBeNull().Details.ShouldNotBeNull()["kind"].ShouldBe("timeout");
    }

    [Fact]
    public async Task Cancelling_ends_the_download()
    {
        var reached = Silence(afterSomeBytes: true);
        using var cancelled = new CancellationTokenSource();
        var downloading = GetAsync("x", cancellationToken: cancelled.Token);
        await reached;

        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => downloading);
    }

    [Fact]
    public async Task Nobody_there_and_no_such_name_are_told_apart()
    {
        var gone = await ReleaseServer.StartAsync();
        await gone.DisposeAsync();

        (await GetAsync(gone.At("x").ToString())).Problem.ShouldNotBeNull().Details.ShouldNotBeNull()["kind"].ShouldBe("connection");
        (await GetAsync("https://nowhere.example/x")).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceUnreachable);
    }

    [Fact]
    public async Task A_proxy_is_asked_for_the_server_and_the_name_is_left_to_it()
    {
        await using var bench = await Bench.StartAsync(variables: new Dictionary<string, string> { ["HTTPS_PROXY"] = _elsewhere.Address.ToString() });

        var answer = await bench.Get<Downloader>().DownloadAsync(new(new("https://example.com/x"), "x"), ContentKind.Gzip, Stream.Null, Most, null, CancellationToken.None);

        answer.Problem.ShouldNotBeNull().Details.ShouldNotBeNull()["kind"].ShouldBe("proxy");
        _elsewhere.Requests.ShouldHaveSingleItem().Method.ShouldBe("CONNECT");
        bench.Names.Asked.ShouldBe(["127.0.0.1"]);
    }

    private Task Silence(bool afterSomeBytes)
    {
        var reached = new TaskCompletionSource();
        _bench.Server.On("x", async context =>
        {
            if (afterSomeBytes)
            {
                await context.Response.Body.WriteAsync(Archive.AsMemory(0, 1000), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }

            reached.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        return reached.Task;
    }

    /// <summary>Lets time pass until the clock has been noticed: what is waited for may begin to wait a moment after the server was reached.</summary>
    private async Task AdvanceUntilAsync(Task done, TimeSpan step)
    {
        while (!done.IsCompleted)
        {
            _bench.Time.Advance(step);
            await Task.Yield();
        }
    }

    private Task<Downloaded> GetAsync(string address, string? token = null, Stream? destination = null, CancellationToken cancellationToken = default)
    {
        var uri = new Uri(_bench.Server.Address, address);
        var question = new HttpQuestion(uri, "x.tar.gz") { Credential = token is null ? null : new(new(token), _bench.Server.Address) };
        return _bench.Get<Downloader>().DownloadAsync(question, ContentKind.Gzip, destination ?? Stream.Null, Most, new Kept(_progress), cancellationToken);
    }

    private sealed class Kept(List<DownloadProgress> all) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => all.Add(value);
    }
}
