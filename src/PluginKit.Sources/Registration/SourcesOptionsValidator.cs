using Microsoft.Extensions.Options;
using PluginKit.Sources.Archives;

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
        Archives(faults, options.Archives);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Archives(List<string> faults, ArchiveLimits? archives)
    {
        if (archives is null)
        {
            faults.Add("SourcesOptions.Archives is null; leave it alone or set ArchiveLimits in AddPluginKitSources.");
            return;
        }

        AtLeastOne(faults, nameof(archives.MaxArchiveBytes), archives.MaxArchiveBytes, nameof(SourcesOptions.Archives));
        AtLeastOne(faults, nameof(archives.MaxEntries), archives.MaxEntries, nameof(SourcesOptions.Archives));
        AtLeastOne(faults, nameof(archives.MaxRatio), archives.MaxRatio, nameof(SourcesOptions.Archives));
        AtLeastOne(faults, nameof(archives.MaxPathLength), archives.MaxPathLength, nameof(SourcesOptions.Archives));
    }

    private static void AtLeastOne(List<string> faults, string limit, long value, string of = nameof(SourcesOptions.Limits))
    {
        if (value < 1)
        {
            faults.Add($"SourcesOptions.{of}.{limit} is {value}; set at least 1 in AddPluginKitSources.");
        }
    }
}
