using System.Globalization;
using System.Net;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Downloads;

/// <summary>Says how a transfer failed: which host and which kind, in our own words. What a server or an exception says is not quoted, as it may hold an address with a secret.</summary>
internal static class TransferProblems
{
    public static Problem TimedOut(Uri address) => Of(ProblemCodes.SourceUnreachable, address, "timeout", "did not answer, or not to the end, in time");

    public static Problem TooLarge(Uri address, long most) =>
        Of(ProblemCodes.SourceLimitExceeded, address, "size", string.Create(CultureInfo.InvariantCulture, $"has more than the {most} bytes that are allowed"));

    public static Problem NotContent(Uri address, string what) => Of(ProblemCodes.SourceNotContent, address, "content", what + "; it was not taken for content");

    /// <summary>What an exception of a request or of reading its answer means.</summary>
    public static Problem Of(Exception exception, Uri address)
    {
        if (exception.InnerException is AddressRefusedException or { InnerException: AddressRefusedException })
        {
            return AddressRules.NotPublic(address);
        }

        var (kind, reason) = (exception as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => ("name", "cannot be reached: its name is not known"),
            HttpRequestError.SecureConnectionError => ("tls", "cannot be reached safely: its certificate or its encryption is not accepted"),
            HttpRequestError.ConnectionError => ("connection", "cannot be reached: nobody answers there"),
            HttpRequestError.ProxyTunnelError => ("proxy", "cannot be reached: the proxy does not let it through"),
            _ => ("connection", "cannot be read to the end: the connection broke off"),
        };
        return Of(ProblemCodes.SourceUnreachable, address, kind, reason);
    }

    /// <summary>What a status other than 200 means.</summary>
    public static Problem OfStatus(HttpStatusCode status, Uri address)
    {
        var (code, reason) = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired => (ProblemCodes.SourceAuthRequired, "wants you to sign in"),
            HttpStatusCode.Forbidden => (ProblemCodes.SourceAuthRequired, "is not allowed for you"),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => (ProblemCodes.SourceNotFound, "is not there, or is not shown to you"),
            HttpStatusCode.TooManyRequests => (ProblemCodes.RateLimited, "answers no more questions for a while"),
            _ => (ProblemCodes.SourceUnreachable, "did not give what was asked for"),
        };
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        return Of(code, address, "status", $"{reason} (status {number})", ("status", number));
    }

    public static Problem Of(string code, Uri address, string kind, string reason, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var shown = ShownAddress.Of(address);
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = ShownAddress.Authority(address), ["kind"] = kind };
        foreach (var (name, value) in more)
        {
            details[name] = value;
        }

        return Problem.Of(code, $"'{shown}' {reason}.", shown) with { Details = details };
    }
}
