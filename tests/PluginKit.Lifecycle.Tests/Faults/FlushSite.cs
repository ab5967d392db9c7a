using System.Diagnostics;
using System.Globalization;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>Which line of the code asks for a flush.</summary>
internal static class FlushSite
{
    /// <summary>To be asked while the flush is on its way.</summary>
    public static string Current()
    {
        var frame = new StackTrace(fNeedFileInfo: true).GetFrames().First(static frame => frame.GetMethod()?.DeclaringType is { } type && IsOurs(type));
        frame.GetFileLineNumber().ShouldBeGreaterThan(0, "the tests run with symbols");
        return $"{Path.GetFileName(frame.GetFileName())}:{frame.GetFileLineNumber().ToString(CultureInfo.InvariantCulture)}";
    }

    private static bool IsOurs(Type type) =>
        type.Namespace is { } place && (place.StartsWith("PluginKit.Lifecycle", StringComparison.Ordinal) || place.StartsWith("PluginKit.Platform", StringComparison.Ordinal))
        && !place.StartsWith("PluginKit.Lifecycle.Tests", StringComparison.Ordinal);
}
