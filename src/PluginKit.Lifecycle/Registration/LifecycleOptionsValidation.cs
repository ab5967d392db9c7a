using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PluginKit.Lifecycle.Registration;

/// <summary>Checks the options when a host starts, and when the lifecycle is made where there is no host.</summary>
internal sealed class LifecycleOptionsValidation : IValidateOptions<LifecycleOptions>
{
    private const int MostKept = 20;

    public ValidateOptionsResult Validate(string? name, LifecycleOptions options)
    {
        var failures = new List<string>();
        Check(options.LockTimeout, nameof(LifecycleOptions.LockTimeout), failures);
        Check(options.ClientWait, nameof(LifecycleOptions.ClientWait), failures);
        Limit(options.LocalViewTimeout, nameof(LifecycleOptions.LocalViewTimeout), failures);
        Limit(options.SourcePlanTimeout, nameof(LifecycleOptions.SourcePlanTimeout), failures);
        if (options.KeptGenerations is < 1 or > MostKept)
        {
            failures.Add($"LifecycleOptions.{nameof(LifecycleOptions.KeptGenerations)} is {options.KeptGenerations}; set it between 1 and {MostKept}.");
        }

        if (!Enum.IsDefined(options.HiddenText))
        {
            failures.Add($"LifecycleOptions.{nameof(LifecycleOptions.HiddenText)} is {options.HiddenText}; set it to Block or Warn.");
        }

        if (!Enum.IsDefined(options.ExecutableConsent))
        {
            failures.Add($"LifecycleOptions.{nameof(LifecycleOptions.ExecutableConsent)} is {options.ExecutableConsent}; set it to Required or NotRequired.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Limit(TimeSpan value, string name, List<string> failures)
    {
        if (value != Timeout.InfiniteTimeSpan && (value <= TimeSpan.Zero || value > TimeSpan.FromHours(24)))
        {
            failures.Add($"LifecycleOptions.{name} is {value}; set it above 0 and up to 24 hours, or to Timeout.InfiniteTimeSpan for no limit.");
        }
    }

    private static void Check(TimeSpan value, string name, List<string> failures)
    {
        if (value < TimeSpan.Zero || value > TimeSpan.FromHours(1))
        {
            failures.Add($"LifecycleOptions.{name} is {value}; set it between 0 and 1 hour.");
        }
    }
}
