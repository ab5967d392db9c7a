using System.Diagnostics;
using System.Globalization;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>Which line of the code asks for a flush.</summary>
internal static class FlushSite
{
    private static readonly Type s_oneByOne = typeof(IDisk).Assembly.GetType("PluginKit.Platform.Disk.OneByOne", throwOnError: true)!;

    /// <summary>To be asked while the flush is on its way.</summary>
    public static string Current()
    {
        var frame = new StackTrace(fNeedFileInfo: true).GetFrames().First(static frame => frame.GetMethod()?.DeclaringType is { } type && IsOurs(type));
        frame.GetFileLineNumber().ShouldBeGreaterThan(0, "the tests run with symbols");
        return $"{Path.GetFileName(frame.GetFileName())}:{frame.GetFileLineNumber().ToString(CultureInfo.InvariantCulture)}";
    }

    private static bool IsOurs(Type type) =>
        type.Namespace is { } place && (place.StartsWith("PluginKit.Lifecycle", StringComparison.Ordinal) || place.StartsWith("PluginKit.Platform", StringComparison.Ordinal))
        && !place.StartsWith("PluginKit.Lifecycle.Tests", StringComparison.Ordinal)
        && !IsOnTheWay(type);

    /// <summary>Several paths at once are handed on to be flushed one by one: the line that has them flushed is the one that asks.</summary>
    private static bool IsOnTheWay(Type type) => type == typeof(IDisk) || type == s_oneByOne || type.DeclaringType == s_oneByOne;
}
