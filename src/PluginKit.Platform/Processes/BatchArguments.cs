using System.Buffers;

namespace PluginKit.Platform.Processes;

/// <summary>
/// Windows runs <c>.cmd</c> and <c>.bat</c> files through its command processor, which understands arguments a second time (the "BatBadBut"
/// class of holes). Arguments that could mean something to it are refused.
/// </summary>
internal static class BatchArguments
{
    private static readonly SearchValues<char> s_special = SearchValues.Create("\"%!^&|<>()\r\n");

    public static string? Violation(ProcessRequest request)
    {
        if (Path.GetExtension(request.FileName) is not { Length: 4 } extension
            || !(extension.Equals(".cmd", StringComparison.OrdinalIgnoreCase) || extension.Equals(".bat", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        foreach (var argument in request.Arguments)
        {
            if (argument.AsSpan().ContainsAny(s_special))
            {
                return $"'{request.FileName}' is a batch file, and an argument contains a character that the command processor would interpret.";
            }
        }

        return null;
    }
}
