using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Diagnostics;

namespace PluginKit.Lifecycle.Limits;

/// <summary>
/// Ends plans and views after their time. The work is asked to stop and given a moment to tidy up; work that does not even notice (a disk that hangs, an
/// adapter that ignores its token) is left behind: it only reads, and nobody waits for it any more.
/// </summary>
internal sealed class TimeLimits(IOptions<LifecycleOptions> options, TimeProvider time, LifecycleTelemetry telemetry)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Read when the lifecycle is made, so that options out of range are found out then and not in the middle of something.</summary>
    private readonly LifecycleOptions _options = options.Value;

    /// <summary>Does the work within the limit, or says that it was not done.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<(TAnswer? Answer, Problem? Expired)> RunAsync<TAnswer>(
        AnswerKind kind, TimeSpan? own, OperationReporter reporter, Func<CancellationToken, Task<TAnswer>> work, CancellationToken cancellationToken)
        where TAnswer : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var limit = own ?? (kind == AnswerKind.Local ? _options.LocalViewTimeout : _options.SourcePlanTimeout);
        using var expiry = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);

        // On another thread: what does not return to its caller could not be left behind.
        var token = either.Token;
        var running = Task.Run(() => work(token), CancellationToken.None);
        try
        {
            return (await running.WaitAsync(token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            if (await EndedAsync(running).ConfigureAwait(false) is { } answer)
            {
                if (!cancellationToken.IsCancellationRequested)
                {
                    return (answer, null);
                }

                await DisposeAsync(answer).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            telemetry.TimedOut(reporter, limit);
            return (null, Expired(reporter, limit, own is not null, kind));
        }
    }

    /// <summary>Waits for work that was asked to stop; its answer if it made it, and its exception if it failed for another reason.</summary>
    private async Task<TAnswer?> EndedAsync<TAnswer>(Task<TAnswer> running)
        where TAnswer : class
    {
#pragma warning disable VSTHRD003 // Started on a thread of the pool, without a context to come back to.
        using var enough = new CancellationTokenSource();
        var ended = await Task.WhenAny(running, Task.Delay(Grace, time, enough.Token)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        if (ended != running)
        {
            _ = LeaveBehindAsync(running);
            return null;
        }

        try
        {
            return await running.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
#pragma warning restore VSTHRD003
    }

    /// <summary>What it comes to one day is of no interest, but must be cleared away.</summary>
    private static async Task LeaveBehindAsync<TAnswer>(Task<TAnswer> running)
    {
        try
        {
#pragma warning disable VSTHRD003 // Started without a context; nobody waits for this.
            await DisposeAsync(await running.ConfigureAwait(false)).ConfigureAwait(false);
#pragma warning restore VSTHRD003
        }
        catch (Exception)
        {
            // The answer has long been given.
        }
    }

    private static ValueTask DisposeAsync<TAnswer>(TAnswer answer) => answer is IAsyncDisposable owned ? owned.DisposeAsync() : ValueTask.CompletedTask;

    private static Problem Expired(OperationReporter reporter, TimeSpan limit, bool isOwn, AnswerKind kind)
    {
        var option = isOwn ? "TimeLimit"
            : $"LifecycleOptions.{(kind == AnswerKind.Local ? nameof(LifecycleOptions.LocalViewTimeout) : nameof(LifecycleOptions.SourcePlanTimeout))}";
        var (stage, seconds) = (reporter.Stage?.Value ?? "beginning", limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture));
        return Problem.Of(
            ProblemCodes.TimedOut, $"'{reporter.Operation}' did not end within {seconds} s; it was at '{stage}'. Nothing was changed. Raise {option} if it needs longer.") with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["limit_seconds"] = seconds, ["option"] = option, ["stage"] = stage },
        };
    }
}
