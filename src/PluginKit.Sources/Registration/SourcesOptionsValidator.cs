using Microsoft.Extensions.Options;

namespace PluginKit.Sources.Registration;

/// <summary>Checks the limits; the messages name the limit and the fix.</summary>
internal sealed class SourcesOptionsValidator : IValidateOptions<SourcesOptions>
{
    public ValidateOptionsResult Validate(string? name, SourcesOptions options)
    {
        if (options.Limits is not { } limits)
        {
            return ValidateOptionsResult.Fail("SourcesOptions.Limits is null; leave it alone or set a TreeLimits in AddPluginKitSources.");
        }

        var faults = new List<string>();
        AtLeastOne(faults, nameof(limits.MaxFiles), limits.MaxFiles);
        AtLeastOne(faults, nameof(limits.MaxFileBytes), limits.MaxFileBytes);
        AtLeastOne(faults, nameof(limits.MaxTotalBytes), limits.MaxTotalBytes);
        AtLeastOne(faults, nameof(limits.MaxDepth), limits.MaxDepth);
        AtLeastOne(faults, nameof(limits.MaxDirectories), limits.MaxDirectories);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void AtLeastOne(List<string> faults, string limit, long value)
    {
        if (value < 1)
        {
            faults.Add($"SourcesOptions.Limits.{limit} is {value}; set at least 1 in AddPluginKitSources.");
        }
    }
}
