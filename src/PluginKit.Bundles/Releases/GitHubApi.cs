using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Registration;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Releases;

/// <summary>Asks the REST interface: version and token in the header, answers bounded, limits of requests waited for as long as that is bearable.</summary>
internal sealed class GitHubApi(HttpHops hops, IOptions<BundlesOptions> options, TimeProvider time)
{
    public const string Version = "2022-11-28";
    private const int MaxJsonBytes = 32 << 20;

    private readonly GitHubOptions _github = options.Value.GitHub;
    private readonly DownloadOptions _downloads = options.Value.Downloads;

    public Uri Address(string path) => new(_github.ApiAddress, path);

    public Uri UploadAddress(string path) => new(_github.Uploads, path);

    /// <summary>A question whose answer is a document.</summary>
    public Task<GitHubAnswer<TValue>> GetAsync<TValue>(string path, JsonTypeInfo<TValue> type, AccessToken? token, CancellationToken cancellationToken)
        where TValue : class =>
        AskAsync(Address(path), bytes => JsonSerializer.Deserialize(bytes, type), token, (address, deadline) => hops.GetAsync(Question(address, "application/vnd.github+json", token), deadline.Token), cancellationToken);

    /// <summary>A change; no redirection of one is followed.</summary>
    public Task<GitHubAnswer<TValue>> ChangeAsync<TValue>(
        HttpMethod method, Uri address, Func<TransferDeadline, HttpContent>? content, JsonTypeInfo<TValue> type, AccessToken token, CancellationToken cancellationToken)
        where TValue : class =>
        AskAsync(address, bytes => JsonSerializer.Deserialize(bytes, type), token, (to, deadline) => hops.SendAsync(() => Change(method, to, content?.Invoke(deadline), token), to, deadline.Token), cancellationToken);

    /// <summary>Deletes; what is not there any more is deleted, too.</summary>
    public async Task<Problem?> DeleteAsync(Uri address, AccessToken token, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            address, static _ => string.Empty, token, (to, deadline) => hops.SendAsync(() => Change(HttpMethod.Delete, to, null, token), to, deadline.Token), cancellationToken).ConfigureAwait(false);
        return answer.IsAbsent ? null : answer.Problem;
    }

    /// <summary>The question for the bytes of an asset: through the interface, which knows the token, and not through the address for browsers.</summary>
    public HttpQuestion AssetQuestion(RepositoryName repository, GitHubAsset asset, AccessToken? token) =>
        Question(Address(string.Create(CultureInfo.InvariantCulture, $"repos/{repository}/releases/assets/{asset.Id}")), "application/octet-stream", token) with { Name = asset.Name };

    private static HttpQuestion Question(Uri address, string accept, AccessToken? token) => new(address, ShownAddress.Of(address))
    {
        Accept = accept,
        Credential = token is null ? null : new(token, address),
        Headers = [new("X-GitHub-Api-Version", Version)],
    };

    private static HttpRequestMessage Change(HttpMethod method, Uri address, HttpContent? content, AccessToken token)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        request.Headers.Add("X-GitHub-Api-Version", Version);
        request.Headers.Authorization = new Credential(token, address).For(address);
        return request;
    }

    private async Task<GitHubAnswer<TValue>> AskAsync<TValue>(
        Uri address, BytesReader<TValue> reader, AccessToken? token, Func<Uri, TransferDeadline, Task<HttpAnswer>> ask, CancellationToken cancellationToken)
        where TValue : class
    {
        for (var repeats = 0; ; repeats++)
        {
            using var deadline = new TransferDeadline(_downloads, time, cancellationToken);
            try
            {
                using var answer = await ask(address, deadline).ConfigureAwait(false);
                if (answer.Response is not { } response)
                {
                    return new(null, answer.Problem, 0);
                }

                var limit = RateLimit.Of(response, time.GetUtcNow());
                if (limit is null)
                {
                    return await ReadAsync(answer, reader, deadline).ConfigureAwait(false);
                }

                if (repeats == _github.MaxRepeats || limit.Wait > _github.MaxWait)
                {
                    return new(null, limit.ToProblem(address, time.GetUtcNow(), token is not null), (int)response.StatusCode);
                }

                await Task.Delay(limit.Wait, time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (deadline.IsOver)
            {
                return new(null, TransferProblems.TimedOut(address), 0);
            }
        }
    }

    private static async Task<GitHubAnswer<TValue>> ReadAsync<TValue>(HttpAnswer answer, BytesReader<TValue> reader, TransferDeadline deadline)
        where TValue : class
    {
        var response = answer.Response!;
        var status = (int)response.StatusCode;
        if (status is < 200 or > 299)
        {
            return new(null, Failure(answer), status);
        }

        try
        {
            if (response.Content.Headers.ContentLength > MaxJsonBytes)
            {
                return new(null, TransferProblems.TooLarge(answer.Address, MaxJsonBytes), status);
            }

            var stream = await response.Content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
            var bytes = new MemoryStream();
            await using var read = stream.ConfigureAwait(false);
            await using var kept = bytes.ConfigureAwait(false);
            if (!await AnswerBody.CopyAsync(stream, bytes, MaxJsonBytes, deadline).ConfigureAwait(false))
            {
                return new(null, TransferProblems.TooLarge(answer.Address, MaxJsonBytes), status);
            }

            return reader(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is { } value
                ? new(value, null, status)
                : new(null, TransferProblems.NotContent(answer.Address, "is an empty document"), status);
        }
        catch (JsonException)
        {
            return new(null, TransferProblems.NotContent(answer.Address, "is no answer of GitHub, but perhaps a page to sign in"), status);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new(null, TransferProblems.Of(exception, answer.Address), 0);
        }
    }

    private delegate TValue? BytesReader<TValue>(ReadOnlySpan<byte> bytes)
        where TValue : class;

    private static Problem Failure(HttpAnswer answer) => answer.Response!.StatusCode switch
    {
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect =>
            TransferProblems.Of(ProblemCodes.SourceMoved, answer.Address, "moved", "has moved; give its new name"),
        var status => TransferProblems.OfStatus(status, answer.Address),
    };
}
