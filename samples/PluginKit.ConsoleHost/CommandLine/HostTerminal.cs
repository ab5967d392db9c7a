using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Win32.SafeHandles;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>Where the host reads its directory and writes its output. Tests hand in their own.</summary>
/// <param name="Out">The output.</param>
/// <param name="Error">The error stream.</param>
/// <param name="CurrentDirectory">What relative paths of the command line are relative to.</param>
/// <param name="IsInteractive">Whether the output is a terminal.</param>
/// <param name="Width">Its width in columns; <see langword="null"/> to find it out.</param>
/// <param name="Wraps">Whether lines that are not tables are broken at the width, too; else they are left to the terminal, so that commands can be copied.</param>
/// <param name="Ansi">Whether the terminal obeys escape sequences; <see langword="null"/> to find it out.</param>
internal sealed record HostTerminal(TextWriter Out, TextWriter Error, string CurrentDirectory, bool IsInteractive, int? Width = null, bool Wraps = false, bool? Ansi = null)
{
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;
    private const int StandardOutput = 1;

    /// <summary>Variables of the process that are this program's own affair, for example a token. Nothing of them is printed.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>Whether the error stream is a terminal, on which a line can be written over.</summary>
    public bool IsErrorInteractive { get; init; }

    /// <summary>What tests change of the services.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    private bool IsOfProcess { get; init; }

    public static HostTerminal OfProcess() =>
        new(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()), Environment.CurrentDirectory, !Console.IsOutputRedirected) { IsOfProcess = true, IsErrorInteractive = !Console.IsErrorRedirected, Variable = Environment.GetEnvironmentVariable };

    /// <summary>
    /// The same for what goes on until Ctrl-C: writing fails when nobody reads any more (<c>… | head -1</c>). The runtime passes over that in silence, which is right for
    /// one answer, and would let an endless one go on for ever.
    /// </summary>
    public HostTerminal ForLong()
    {
        if (!IsOfProcess || OperatingSystem.IsWindows())
        {
            return this;
        }

        var output = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);

        // A file has a place where the next byte goes, and others may write to it too: the console's stream knows about that.
        return output.CanSeek ? this : this with { Out = Writer(output) };
    }

    /// <summary>The window as it is now.</summary>
    public (int Width, int Height) Size()
    {
        try
        {
            return (Width ?? Positive(Console.WindowWidth, UsualWidth), Positive(Console.WindowHeight, UsualHeight));
        }
        catch (IOException)
        {
            return (Width ?? UsualWidth, UsualHeight);
        }
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    private static int Positive(int size, int otherwise) => size > 0 ? size : otherwise;
}
