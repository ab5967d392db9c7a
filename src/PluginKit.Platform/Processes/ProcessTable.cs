using System.ComponentModel;
using System.Diagnostics;

namespace PluginKit.Platform.Processes;

/// <summary>The processes of this machine.</summary>
public sealed class ProcessTable : IProcessTable
{
    /// <summary>Linux derives start times from the clock and the time since boot, so that two readings differ a little.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(5);
    private readonly Lazy<ProcessIdentity> _self = new(static () =>
    {
        using var process = Process.GetCurrentProcess();
        return new(process.Id, new(process.StartTime.ToUniversalTime()));
    });

    /// <inheritdoc/>
    public ProcessIdentity Self => _self.Value;

    /// <inheritdoc/>
    public bool IsAlive(int pid, DateTimeOffset? startedAt)
    {
        if (pid <= 0)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            if (process.HasExited || IsZombie(pid))
            {
                return false;
            }

            return startedAt is not { } recorded || (process.StartTime.ToUniversalTime() - recorded.UtcDateTime).Duration() <= s_tolerance;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (Exception exception) when (exception is Win32Exception or NotSupportedException)
        {
            // It is there, but belongs to somebody else.
            return true;
        }
    }

    /// <summary>A process that has ended and waits for its parent to ask is in the table of Linux, and does nothing any more.</summary>
    private static bool IsZombie(int pid)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var afterName = stat.LastIndexOf(')') + 2;
            return afterName > 1 && afterName < stat.Length && stat[afterName] is 'Z' or 'X';
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
