using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PluginKit.Platform.Processes;

/// <summary>
/// Ends a program with everything that it started. The kernel forgets who started a process whose parent has ended, so on Linux every program gets a
/// mark in its environment, which its children inherit, daemons too. Elsewhere only what still hangs together is found.
/// </summary>
internal sealed class Descendants
{
    /// <summary>The variable that carries the mark.</summary>
    public const string Variable = "PLUGINKIT_RUN";

    /// <summary>Those that were just starting when the others were looked for are found by the next look.</summary>
    private const int MostLooks = 5;

    private readonly byte[] _mark;

    public Descendants(IDictionary<string, string?> environment)
    {
        var mark = Guid.NewGuid().ToString("N");
        _mark = Encoding.ASCII.GetBytes($"{Variable}={mark}\0");
        if (OperatingSystem.IsLinux())
        {
            environment[Variable] = mark;
        }
    }

    /// <summary>Ends the program and all that came of it.</summary>
    public void End(Process program)
    {
        Kill(program, entireProcessTree: true);
        for (var look = 0; look < MostLooks && OperatingSystem.IsLinux() && EndMarked(); look++)
        {
        }
    }

    private bool EndMarked()
    {
        var found = false;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var pid) && IsMarked(folder))
            {
                found = true;
                Kill(pid);
            }
        }

        return found;
    }

    private bool IsMarked(string folder)
    {
        try
        {
            return File.ReadAllBytes(Path.Join(folder, "environ")).AsSpan().IndexOf(_mark) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to somebody else, and so did not come from us.
            return false;
        }
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            Kill(process, entireProcessTree: false);
        }
        catch (ArgumentException)
        {
            // It has ended.
        }
    }

    private static void Kill(Process process, bool entireProcessTree)
    {
        try
        {
            process.Kill(entireProcessTree);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or NotSupportedException or AggregateException)
        {
            // It ended by itself, or parts of its tree did.
        }
    }
}
