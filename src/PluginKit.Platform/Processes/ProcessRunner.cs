using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PluginKit.Platform.Processes;

/// <summary>Runs real programs.</summary>
/// <param name="time">The clock of the time limits.</param>
/// <param name="logger">Told when a program starts and ends, without its arguments; <see langword="null"/> for nobody.</param>
public sealed class ProcessRunner(TimeProvider time, ILogger<ProcessRunner>? logger = null) : IProcessRunner
{
    /// <summary>How long the pipes of an ended program are read on: a child of it that lives on would hold them open for ever.</summary>
    private static readonly TimeSpan s_drainLimit = TimeSpan.FromSeconds(2);

    /// <summary>ETXTBSY, the same number on Linux and macOS.</summary>
    private const int TextFileBusy = 26;
    private const int StartAttempts = 20;
    private static readonly TimeSpan s_startPause = TimeSpan.FromMilliseconds(50);

    private readonly TimeProvider _time = time ?? throw new ArgumentNullException(nameof(time));
    private readonly ILogger _logger = logger ?? NullLogger<ProcessRunner>.Instance;

    /// <inheritdoc/>
    public async Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Path.IsPathFullyQualified(request.FileName) || !Path.IsPathFullyQualified(request.WorkingDirectory))
        {
            throw new ArgumentException("Program and working directory must be absolute paths.", nameof(request));
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!TryResolve(request, out var program, out var leading))
        {
            return NotStarted(request, "batch file", $"'{request.FileName}' is a batch file, which only a shell could run, and the program behind it was not found in it.");
        }

        var info = StartInfo(request, program, leading);
        var descendants = new Descendants(info.Environment);
        using var process = new Process { StartInfo = info };
        var startedAt = _time.GetUtcNow();
        try
        {
            if (!await StartAsync(process, cancellationToken).ConfigureAwait(false))
            {
                return NotStarted(request, nameof(Process), $"'{program}' did not start.");
            }
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return NotStarted(request, exception.GetType().Name, $"'{program}' could not be started: {exception.Message}");
        }

        return await FollowAsync(process, descendants, request, startedAt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A program that is being replaced at this moment, by its own updater for example, cannot be started until that is done.</summary>
    private async Task<bool> StartAsync(Process process, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return process.Start();
            }
            catch (Win32Exception exception) when (exception.NativeErrorCode == TextFileBusy && !OperatingSystem.IsWindows() && attempt < StartAttempts)
            {
                await Task.Delay(s_startPause, _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool TryResolve(ProcessRequest request, out string program, out IReadOnlyList<string> leading)
    {
        (program, leading) = (request.FileName, []);
        if (!CommandShim.IsBatchFile(request.FileName))
        {
            return true;
        }

        if (CommandShim.Resolve(request.FileName, request.Environment.GetValueOrDefault("PATH")) is not { } shim)
        {
            return false;
        }

        (program, leading) = (shim.Program, shim.LeadingArguments);
        return true;
    }

    private ProcessOutcome NotStarted(ProcessRequest request, string kind, string reason)
    {
        _logger.ProgramNotStarted(NameOf(request), kind);
        return new(ProcessEnd.NotStarted, -1, string.Empty, string.Empty, reason);
    }

    private static string NameOf(ProcessRequest request) => Path.GetFileName(request.FileName);

    private static ProcessStartInfo StartInfo(ProcessRequest request, string program, IReadOnlyList<string> leading)
    {
        var info = new ProcessStartInfo(program)
        {
            WorkingDirectory = request.WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in leading.Concat(request.Arguments))
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment.Clear();
        foreach (var (name, value) in request.Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private async Task<ProcessOutcome> FollowAsync(
        Process process, Descendants descendants, ProcessRequest request, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        using var full = new CancellationTokenSource();
        var output = new BoundedOutput(request.OutputLimit, request.KeepsEnd, request.EndsAtLimit ? full : null);
        var error = new BoundedOutput(request.OutputLimit, request.KeepsEnd, read: request.ErrorRead);
        var drained = Task.WhenAll(output.DrainAsync(process.StandardOutput.BaseStream), error.DrainAsync(process.StandardError.BaseStream));
        using var limit = new CancellationTokenSource(request.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, full.Token, cancellationToken);
        var (name, began) = (NameOf(request), _time.GetTimestamp());
        try
        {
            request.Started?.Invoke(new(process.Id, StartTime(process, startedAt)));
            _logger.ProgramStarted(name, process.Id);
            CloseInput(process);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (either.IsCancellationRequested)
        {
            await EndAsync(process, descendants).ConfigureAwait(false);
            await DrainedAsync(drained).ConfigureAwait(false);
            TellStopped(name, began, cancellationToken.IsCancellationRequested ? exception : null);
            cancellationToken.ThrowIfCancellationRequested();
            if (full.IsCancellationRequested)
            {
                return TooMuch(request, output, error);
            }

            return new(ProcessEnd.TimedOut, -1, output.Text(), error.Text(), $"It did not end within {request.Timeout}.");
        }
        catch (Exception exception)
        {
            await EndAsync(process, descendants).ConfigureAwait(false);
            TellStopped(name, began, exception);
            throw;
        }

        await DrainedAsync(drained).ConfigureAwait(false);
        _logger.ProgramEnded(name, process.ExitCode, Seconds(began));
        return request.EndsAtLimit && output.IsCut ? TooMuch(request, output, error) : new(ProcessEnd.Exited, process.ExitCode, output.Text(), error.Text());
    }

    private static ProcessOutcome TooMuch(ProcessRequest request, BoundedOutput output, BoundedOutput error) =>
        new(ProcessEnd.TooMuchOutput, -1, output.Text(), error.Text(), $"It printed more than {request.OutputLimit} bytes.");

    private void TellStopped(string program, long began, Exception? because)
    {
        if (because is null)
        {
            _logger.ProgramTimedOut(program, Seconds(began));
        }
        else
        {
            _logger.ProgramKilled(program, Seconds(began), because.GetType().Name);
        }
    }

    private double Seconds(long began) => _time.GetElapsedTime(began).TotalSeconds;

    private static DateTimeOffset StartTime(Process process, DateTimeOffset fallback)
    {
        try
        {
            return new(process.StartTime.ToUniversalTime());
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has ended already.
            return fallback;
        }
    }

    private static void CloseInput(Process process)
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    private async Task EndAsync(Process process, Descendants descendants)
    {
        descendants.End(process);
        using var limit = new CancellationTokenSource(s_drainLimit, _time);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Not even a kill ends a process that waits in the kernel; whoever asked must not wait with it.
        }
    }

    private async Task DrainedAsync(Task drained)
    {
        try
        {
#pragma warning disable VSTHRD003 // Started by FollowAsync without a context; it cannot deadlock.
            await drained.WaitAsync(s_drainLimit, _time).ConfigureAwait(false);
#pragma warning restore VSTHRD003
        }
        catch (TimeoutException)
        {
            // What was read so far is the output.
        }
    }
}
