using Microsoft.Extensions.Options;
using PluginKit.Contracts.Targets;
using PluginKit.Discovery.Scanning;

namespace PluginKit.Discovery.Registration;

/// <summary>Refuses limits that leave nothing and mappings that map nothing, and says how to correct them.</summary>
internal sealed class DiscoveryOptionsValidation : IValidateOptions<DiscoveryOptions>
{
    public ValidateOptionsResult Validate(string? name, DiscoveryOptions options)
    {
        List<string> failures = [];
        Positive(options.MaximumDescriptionLength, nameof(options.MaximumDescriptionLength), failures);
        Positive(options.MaximumNameLength, nameof(options.MaximumNameLength), failures);
        Positive(options.MaximumEntriesPerScanner, nameof(options.MaximumEntriesPerScanner), failures);
        Positive(options.MaximumFileBytes, nameof(options.MaximumFileBytes), failures);
        Positive(options.WatchQuietPeriod.Ticks, nameof(options.WatchQuietPeriod), failures);
        Positive(options.WatchPollInterval.Ticks, nameof(options.WatchPollInterval), failures);
        if (options.WatchMaximumDelay < options.WatchQuietPeriod)
        {
            failures.Add($"DiscoveryOptions.{nameof(options.WatchMaximumDelay)} is {options.WatchMaximumDelay} and shorter than {nameof(options.WatchQuietPeriod)}; make it longer, or leave the default.");
        }

        HashSet<(string, string)> mapped = [];
        foreach (var mapping in options.ManualMappings)
        {
            if (string.IsNullOrWhiteSpace(mapping.TargetId) || string.IsNullOrWhiteSpace(mapping.NativePluginId))
            {
                failures.Add($"DiscoveryOptions.ManualMappings: the mapping to '{mapping.IntegrationId}' names no target or no native id; give both.");
            }
            else if (!LeafId.IsValid(mapping.IntegrationId))
            {
                failures.Add($"DiscoveryOptions.ManualMappings: '{mapping.IntegrationId}' is not an integration id; use the id of the universal plugin.");
            }
            else if (!mapped.Add((mapping.TargetId, mapping.NativePluginId)))
            {
                failures.Add($"DiscoveryOptions.ManualMappings: '{mapping.NativePluginId}' on '{mapping.TargetId}' is mapped twice; keep one mapping.");
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Positive(long value, string member, List<string> failures)
    {
        if (value <= 0)
        {
            failures.Add($"DiscoveryOptions.{member} is {value}; use a number above 0, or leave the default.");
        }
    }
}
