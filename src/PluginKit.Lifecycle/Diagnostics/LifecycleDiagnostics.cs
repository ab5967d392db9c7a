namespace PluginKit.Lifecycle.Diagnostics;

/// <summary>The names under which the lifecycle can be watched. What is measured, with tags and units, stands in <c>docs/diagnostics.md</c>.</summary>
public static class LifecycleDiagnostics
{
    /// <summary>Name of the <see cref="System.Diagnostics.ActivitySource"/>: one activity for each plan, operation, target, step and recovery.</summary>
    public const string ActivitySourceName = "PluginKit.Lifecycle";

    /// <summary>Name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "PluginKit.Lifecycle";

    /// <summary>Category of the log events, whose ids are 1000 to 1099.</summary>
    public const string LogCategory = "PluginKit.Lifecycle";

    /// <summary>Version of the library: without build metadata.</summary>
    internal static string Version { get; } = typeof(LifecycleDiagnostics).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
