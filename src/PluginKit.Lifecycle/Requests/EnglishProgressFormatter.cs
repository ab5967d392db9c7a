using System.Globalization;
using PluginKit.Contracts.Sources;

namespace PluginKit.Lifecycle.Requests;

/// <summary>English words for progress; what is used unless another formatter is registered.</summary>
public sealed class EnglishProgressFormatter : IProgressFormatter
{
    /// <inheritdoc/>
    public string Describe(LifecycleProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (subject, target) = (progress.Subject, progress.TargetId);
        return progress.Stage.Value switch
        {
            "waiting_for_lock" => $"Waiting for {subject ?? "another operation"}",
            "recovering" => $"Bringing '{progress.OperationId}' to its end",
            "checking_plan" => "Checking that the plan still fits",
            "reading_state" => "Reading what is managed",
            "resolving_source" when progress.Fetch is { } fetch => Describe(fetch, subject),
            "resolving_source" => subject is null ? "Reading the source" : $"Reading the source '{subject}'",
            "comparing_manifest" => subject is null ? "Comparing the package with what is managed" : $"Comparing '{subject}' with what is managed",
            "observing_client" => $"Looking at {target}",
            "verifying" => $"Checking what {target} says now",
            "rolling_back" => subject is null ? $"Undoing {target}" : $"Undoing {subject}",
            "committing" => "Writing state",
            _ => subject ?? progress.Stage.Value,
        };
    }

    private static string Describe(FetchProgress fetch, string? subject)
    {
        var what = fetch.Phase switch
        {
            FetchPhase.Preparing => "The server prepares",
            FetchPhase.Resolving => "Putting together",
            _ => "Fetching",
        };
        var percent = fetch.Percent is { } done ? string.Create(CultureInfo.InvariantCulture, $": {done}%") : string.Empty;
        var bytes = fetch.Bytes is { } count ? string.Create(CultureInfo.InvariantCulture, $", {count / (double)(1 << 20):0.0} MiB") : string.Empty;
        return $"{what} {(subject is null ? "the source" : $"'{subject}'")}{percent}{bytes}";
    }
}
