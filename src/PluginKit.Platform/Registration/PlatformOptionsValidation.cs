using Microsoft.Extensions.Options;

namespace PluginKit.Platform.Registration;

/// <summary>Refuses relative paths, which would depend on the working directory.</summary>
internal sealed class PlatformOptionsValidation : IValidateOptions<PlatformOptions>
{
    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        var failures = new List<string>();
        Check(options.HomeDirectory, nameof(PlatformOptions.HomeDirectory), failures);
        Check(options.SystemRoot, nameof(PlatformOptions.SystemRoot), failures);
        foreach (var folder in options.SearchPath ?? [])
        {
            Check(folder, nameof(PlatformOptions.SearchPath), failures);
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(string? path, string member, List<string> failures)
    {
        if (path is not null && !Path.IsPathFullyQualified(path))
        {
            failures.Add($"PlatformOptions.{member} is '{path}'; give an absolute path.");
        }
    }
}
