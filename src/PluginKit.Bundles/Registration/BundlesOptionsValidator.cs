using Microsoft.Extensions.Options;
using PluginKit.Bundles.Handoff;

namespace PluginKit.Bundles.Registration;

/// <summary>Checks the limits; the messages name the limit and the fix.</summary>
internal sealed class BundlesOptionsValidator : IValidateOptions<BundlesOptions>
{
    public ValidateOptionsResult Validate(string? name, BundlesOptions options)
    {
        if (options.Handoff is not { } limits)
        {
            return ValidateOptionsResult.Fail("BundlesOptions.Handoff is null; leave it alone or set HandoffLimits in AddPluginKitBundles.");
        }

        var faults = new List<string>();
        AtLeastOne(faults, nameof(HandoffLimits.MaxEntries), limits.MaxEntries);
        AtLeastOne(faults, nameof(HandoffLimits.MaxFileBytes), limits.MaxFileBytes);
        AtLeastOne(faults, nameof(HandoffLimits.MaxTotalBytes), limits.MaxTotalBytes);
        AtLeastOne(faults, nameof(HandoffLimits.MaxDepth), limits.MaxDepth);
        AtLeastOne(faults, nameof(HandoffLimits.MaxArchiveBytes), limits.MaxArchiveBytes);
        AtLeastOne(faults, nameof(HandoffLimits.MaxMetadataBytes), limits.MaxMetadataBytes);
        AtLeastOne(faults, nameof(HandoffLimits.MaxRatio), limits.MaxRatio);
        if (options.LockTimeout < TimeSpan.Zero)
        {
            faults.Add($"BundlesOptions.LockTimeout is {options.LockTimeout}; set zero or more in AddPluginKitBundles.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void AtLeastOne(List<string> faults, string limit, long value)
    {
        if (value < 1)
        {
            faults.Add($"BundlesOptions.Handoff.{limit} is {value}; set at least 1 in AddPluginKitBundles.");
        }
    }
}
