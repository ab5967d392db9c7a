using Microsoft.Extensions.Options;
using PluginKit.Sources.Archives;
using PluginKit.Sources.Git;
using PluginKit.Sources.References;

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
        Git(faults, options.Git);
        if (SourceAliases.Fault(options.Aliases) is { } fault)
        {
            faults.Add(fault);
        }

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

    private static void Git(List<string> faults, GitOptions? git)
    {
        if (git is null)
        {
            faults.Add("SourcesOptions.Git is null; leave it alone or set GitOptions in AddPluginKitSources.");
            return;
        }

        if (!Uri.TryCreate(git.GitHubAddress, UriKind.Absolute, out _) || !git.GitHubAddress.EndsWith('/'))
        {
            faults.Add($"SourcesOptions.Git.GitHubAddress is '{git.GitHubAddress}'; set an absolute address that ends in a slash, such as https://github.com/.");
        }

        if (git.Timeout <= TimeSpan.Zero)
        {
            faults.Add($"SourcesOptions.Git.Timeout is {git.Timeout}; set a time above zero.");
        }

        if (git.MirrorsKeptFor < TimeSpan.FromHours(1))
        {
            faults.Add($"SourcesOptions.Git.MirrorsKeptFor is {git.MirrorsKeptFor}; set at least an hour, so that no mirror goes while packages are read out of it.");
        }

        AtLeastOne(faults, nameof(git.MaxMirrorsBytes), git.MaxMirrorsBytes, nameof(SourcesOptions.Git));
        AtLeastOne(faults, nameof(git.MaxFetchBytes), git.MaxFetchBytes, nameof(SourcesOptions.Git));
        AtLeastOne(faults, nameof(git.SparseAboveBytes), git.SparseAboveBytes, nameof(SourcesOptions.Git));
    }

    private static void AtLeastOne(List<string> faults, string limit, long value, string of = nameof(SourcesOptions.Limits))
    {
        if (value < 1)
        {
            faults.Add($"SourcesOptions.{of}.{limit} is {value}; set at least 1 in AddPluginKitSources.");
        }
    }
}
