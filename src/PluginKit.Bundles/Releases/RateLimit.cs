using System.Globalization;
using System.Net;
using PluginKit.Bundles.Downloads;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Releases;

/// <summary>What an answer says about the limit of requests.</summary>
internal sealed class RateLimit
{
    private const string Remaining = "x-ratelimit-remaining";
    private const string Reset = "x-ratelimit-reset";
    private static readonly TimeSpan s_unsaid = TimeSpan.FromSeconds(60);

    private RateLimit(TimeSpan wait) => Wait = wait;

    /// <summary>How long the server wants to be left alone.</summary>
    public TimeSpan Wait { get; }

    /// <summary>The limit that an answer tells, or nothing. 403 says it, too: with nothing remaining, or with a time to come back.</summary>
    public static RateLimit? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var isOver = response.StatusCode == HttpStatusCode.TooManyRequests
            || (response.StatusCode == HttpStatusCode.Forbidden && (Value(response, Remaining) == "0" || response.Headers.RetryAfter is not null));
        if (!isOver)
        {
            return null;
        }

        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => long.TryParse(Value(response, Reset), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253402300800
                ? DateTimeOffset.FromUnixTimeSeconds(seconds) - now
                : s_unsaid,
        };
        return new(wait < TimeSpan.Zero ? TimeSpan.Zero : wait);
    }

    public Problem ToProblem(Uri address, DateTimeOffset now, bool hasToken)
    {
        var seconds = ((long)Math.Ceiling(Wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var until = Wait < TimeSpan.FromDays(365) ? (now + Wait).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "a day far away";
        var problem = TransferProblems.Of(
            ProblemCodes.RateLimited,
            address,
            "rate_limit",
            $"answers no more questions for {seconds} s, until {until}; that is the limit of requests and no lack of permission",
            ("retry_after_seconds", seconds));
        return hasToken ? problem : problem with { Message = problem.Message + " With a token the limit is higher." };
    }

    private static string? Value(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
