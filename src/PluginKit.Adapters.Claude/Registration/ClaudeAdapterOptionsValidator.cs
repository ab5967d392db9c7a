using Microsoft.Extensions.Options;

namespace PluginKit.Adapters.Claude.Registration;

/// <summary>Checks what an application chose, with messages that name the fix.</summary>
internal sealed class ClaudeAdapterOptionsValidator : IValidateOptions<ClaudeAdapterOptions>
{
    public ValidateOptionsResult Validate(string? name, ClaudeAdapterOptions options)
    {
        var failures = new List<string>();
        if (options.CommandTimeoutSeconds is < 5 or > 600)
        {
            failures.Add($"{nameof(ClaudeAdapterOptions)}.{nameof(options.CommandTimeoutSeconds)} is {options.CommandTimeoutSeconds}; set it to 5 to 600 seconds.");
        }
        if (options.MarketplaceRoots is null)
        {
            failures.Add($"{nameof(ClaudeAdapterOptions)}.{nameof(options.MarketplaceRoots)} is null; set it to an empty list instead.");
            return ValidateOptionsResult.Fail(failures);
        }
        failures.AddRange(options.MarketplaceRoots
            .Where(static root => root is null || !Path.IsPathFullyQualified(root))
            .Select(static root => $"{nameof(ClaudeAdapterOptions)}.{nameof(ClaudeAdapterOptions.MarketplaceRoots)} holds '{root}'; every root must be an absolute path."));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
