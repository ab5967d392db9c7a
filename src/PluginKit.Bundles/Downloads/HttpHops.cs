using System.Globalization;
using Microsoft.Extensions.Options;
using PluginKit.Bundles.Registration;

namespace PluginKit.Bundles.Downloads;

/// <summary>Gets answers and follows redirections by hand: every hop is held to the rules, and credentials go along only as long as scheme, host and port are theirs.</summary>
internal sealed class HttpHops(DownloadClients clients, AddressRules rules, IOptions<BundlesOptions> options)
{
    private readonly DownloadOptions _options = options.Value.Downloads;

    public async Task<HttpAnswer> GetAsync(HttpQuestion question, CancellationToken cancellationToken)
    {
        var address = question.Address;
        for (var hop = 0; ; hop++)
        {
            var answer = await SendAsync(() => Request(question, address), address, cancellationToken).ConfigureAwait(false);
            if (answer.Response is not { } response || !IsRedirection((int)response.StatusCode))
            {
                return answer;
            }

            using (answer)
            {
                if (response.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next))
                {
                    return new(address, null, TransferProblems.OfStatus(response.StatusCode, address));
                }

                if (hop == _options.MaxRedirects)
                {
                    return new(address, null, AddressRules.Refused(
                        next, "redirects", string.Create(CultureInfo.InvariantCulture, $"would be redirection {hop + 1}, and {_options.MaxRedirects} are followed")));
                }

                address = next;
            }
        }
    }

    /// <summary>Sends one request and follows nothing.</summary>
    public async Task<HttpAnswer> SendAsync(Func<HttpRequestMessage> make, Uri address, CancellationToken cancellationToken)
    {
        if (rules.Refusal(address) is { } refusal)
        {
            return new(address, null, refusal);
        }

        using var client = clients.Create();
        using var request = make();
        try
        {
            return new(address, await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new(address, null, TransferProblems.Of(exception, address));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested && exception.InnerException is TimeoutException)
        {
            return new(address, null, TransferProblems.TimedOut(address));
        }
    }

    private static HttpRequestMessage Request(HttpQuestion question, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(question.Accept);
        request.Headers.Authorization = question.Credential?.For(address);
        foreach (var (name, value) in question.Headers)
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private static bool IsRedirection(int status) => status is 301 or 302 or 303 or 307 or 308;
}
