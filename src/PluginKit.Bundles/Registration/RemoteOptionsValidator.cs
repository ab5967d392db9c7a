using Microsoft.Extensions.Options;
using PluginKit.Bundles.Downloads;
using PluginKit.Bundles.Releases;
using PluginKit.Bundles.Signatures;

namespace PluginKit.Bundles.Registration;

/// <summary>Checks what reaches out; the messages name the option and the fix.</summary>
internal sealed class RemoteOptionsValidator : IValidateOptions<BundlesOptions>
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(40);

    public ValidateOptionsResult Validate(string? name, BundlesOptions options)
    {
        if (options.Downloads is not { PrivateHosts: not null } downloads || options.GitHub is not { ApiAddress: not null } github || options.Signatures is not { TrustedKeyFiles: not null } signatures)
        {
            return ValidateOptionsResult.Fail("BundlesOptions.Downloads, GitHub and Signatures and what is in them may not be null; leave them alone or set them in AddPluginKitBundles.");
        }

        List<string> faults = [.. Times(downloads), .. GitHub(github, downloads), .. Keys(signatures)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Times(DownloadOptions downloads)
    {
        (string Name, TimeSpan Value)[] times =
        [
            (nameof(DownloadOptions.Timeout), downloads.Timeout), (nameof(DownloadOptions.ConnectTimeout), downloads.ConnectTimeout), (nameof(DownloadOptions.StallTimeout), downloads.StallTimeout),
        ];
        foreach (var (option, value) in times.Where(static time => time.Value <= TimeSpan.Zero || time.Value > s_longest))
        {
            yield return $"BundlesOptions.Downloads.{option} is {value}; set a time above zero, of 40 days at most, in AddPluginKitBundles.";
        }

        if (downloads.MaxRedirects < 0)
        {
            yield return $"BundlesOptions.Downloads.MaxRedirects is {downloads.MaxRedirects}; set zero or more in AddPluginKitBundles.";
        }
    }

    private static IEnumerable<string> GitHub(GitHubOptions github, DownloadOptions downloads)
    {
        (string Name, Uri? Value)[] addresses = [(nameof(GitHubOptions.ApiAddress), github.ApiAddress), (nameof(GitHubOptions.UploadAddress), github.UploadAddress)];
        foreach (var (option, value) in addresses.Where(address => address.Value is not null && !IsUsable(address.Value, downloads)))
        {
            yield return $"BundlesOptions.GitHub.{option} cannot be used: set an absolute https address without credentials that ends in a slash, such as https://api.github.com/.";
        }

        if (github.MaxWait < TimeSpan.Zero || github.MaxWait > s_longest || github.MaxRepeats < 0)
        {
            yield return $"BundlesOptions.GitHub.MaxWait is {github.MaxWait} and MaxRepeats {github.MaxRepeats}; set zero or more in AddPluginKitBundles.";
        }
    }

    private static bool IsUsable(Uri address, DownloadOptions downloads) =>
        address.IsAbsoluteUri && address.AbsolutePath.EndsWith('/') && address.UserInfo.Length == 0 && address.Query.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && downloads.AllowLoopback));

    private static IEnumerable<string> Keys(SignatureOptions signatures) => signatures.TrustedKeyFiles
        .Where(static file => string.IsNullOrEmpty(file) || !Path.IsPathFullyQualified(file))
        .Select(static file => $"BundlesOptions.Signatures.TrustedKeyFiles holds '{file}'; give absolute paths in AddPluginKitBundles.");
}
