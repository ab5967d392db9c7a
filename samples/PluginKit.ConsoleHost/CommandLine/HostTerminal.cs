using System.Text;

namespace PluginKit.ConsoleHost.CommandLine;

/// <summary>Where the host reads its directory and writes its output. Tests hand in their own.</summary>
internal sealed record HostTerminal(TextWriter Out, TextWriter Error, string CurrentDirectory, bool IsInteractive, int? Width = null)
{
    public static HostTerminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };
        var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        return new(output, error, Environment.CurrentDirectory, !Console.IsOutputRedirected);
    }
}
