using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Locks;

namespace PluginKit.Lifecycle.Exclusion;

/// <summary>One mutation at a time on the machine: our kernel lock first, then the lock file of the existing tool.</summary>
internal sealed class OperationLock(
    MachineLock machine,
    LegacyToolLock legacy,
    LifecyclePaths paths,
    HostEnvironment environment,
    IDisk disk,
    IOptions<LifecycleOptions> options,
    TimeProvider time,
    LifecycleTelemetry telemetry)
{
    /// <summary>Takes both locks, or says who holds them.</summary>
    public async Task<(IAsyncDisposable? Lock, Problem? Problem)> AcquireAsync(string operation, ApplyOptions apply, CancellationToken cancellationToken)
    {
        var start = telemetry.Now();
        var taken = await TakeAsync(operation, apply, cancellationToken).ConfigureAwait(false);
        telemetry.LockEnded(apply.Reporter, taken.Problem, start);
        return taken;
    }

    private void Waits(OperationReporter reporter, LockOwner? owner)
    {
        var process = owner?.Pid?.ToString(CultureInfo.InvariantCulture) ?? "?";
        telemetry.WaitingForLock(reporter, owner?.Operation, process);
        reporter.Report(LifecycleStage.WaitingForLock, subject: $"'{owner?.Operation ?? "another operation"}' of process {process}");
    }

    private async Task<(IAsyncDisposable? Lock, Problem? Problem)> TakeAsync(string operation, ApplyOptions apply, CancellationToken cancellationToken)
    {
        var timeout = apply.LockTimeout ?? options.Value.LockTimeout;
        var started = time.GetTimestamp();
        try
        {
            if (OfAnotherUser() is { } foreign)
            {
                return (null, foreign);
            }

            var taken = await machine.AcquireAsync(
                paths.LockFile,
                operation,
                timeout,
                owner => Waits(apply.Reporter, owner),
                cancellationToken).ConfigureAwait(false);
            if (taken.Held is not { } own)
            {
                return (null, taken.Problem);
            }

            if (!options.Value.HoldLegacyLock)
            {
                return (new Held(own, null), null);
            }

            var left = timeout - time.GetElapsedTime(started);
            return await BothAsync(own, left < TimeSpan.Zero ? TimeSpan.Zero : left, apply.Reporter, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, Problem.Of(ProblemCodes.WriteFailed, $"The lock below '{paths.Root}' cannot be taken: {exception.Message}", paths.Root));
        }
    }

    /// <summary>
    /// What two users write into one folder, one of them cannot change later, and neither their clients nor their locks know of each other. The
    /// superuser is no exception: it would leave files behind that the owner cannot touch.
    /// </summary>
    public Problem? OfAnotherUser()
    {
        if (disk.UserId is not { } user || disk.Stat(disk.ResolveLinks(paths.Root)) is not { Owner: { } owner } || owner.User == user)
        {
            return null;
        }

        return Problem.Of(
            ProblemCodes.StateForeign,
            $"'{paths.Root}' belongs to user {owner.User.ToString(CultureInfo.InvariantCulture)}, and this process runs as user {user.ToString(CultureInfo.InvariantCulture)}.",
            paths.Root) with
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["owner"] = owner.User.ToString(CultureInfo.InvariantCulture),
                ["user"] = user.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    /// <summary>The lock of the existing tool on top of ours, which is let go when that one is not to be had.</summary>
    private async Task<(IAsyncDisposable? Lock, Problem? Problem)> BothAsync(
        IDisposable own, TimeSpan timeout, OperationReporter reporter, CancellationToken cancellationToken)
    {
        IDisposable? both = null;
        try
        {
            var theirs = await legacy.AcquireAsync(environment, timeout, owner => Waits(reporter, owner), cancellationToken).ConfigureAwait(false);
            both = theirs.Held;
            return (both is null ? null : new Held(own, both), theirs.Problem);
        }
        finally
        {
            if (both is null)
            {
                own.Dispose();
            }
        }
    }

    private sealed class Held(IDisposable own, IDisposable? legacy) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            try
            {
                legacy?.Dispose();
            }
            finally
            {
                own.Dispose();
            }

            return ValueTask.CompletedTask;
        }
    }
}
