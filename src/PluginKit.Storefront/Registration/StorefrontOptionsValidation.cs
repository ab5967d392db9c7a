using Microsoft.Extensions.Options;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Storefront.Views;

namespace PluginKit.Storefront.Registration;

/// <summary>Refuses options that would make a dishonest page, and says how to correct them.</summary>
internal sealed class StorefrontOptionsValidation : IValidateOptions<StorefrontOptions>
{
    public ValidateOptionsResult Validate(string? name, StorefrontOptions options) =>
        FirstFailure(options) is { } failure ? ValidateOptionsResult.Fail(failure) : ValidateOptionsResult.Success;

    public static string? FirstFailure(StorefrontOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var (target, label) in options.ProviderLabels)
        {
            if (string.IsNullOrWhiteSpace(target) || string.IsNullOrWhiteSpace(label))
            {
                return $"{nameof(StorefrontOptions)}.{nameof(StorefrontOptions.ProviderLabels)}: the label of '{target}' is empty; "
                    + "give every target id a text, or remove the entry to show the client's name.";
            }
        }

        foreach (var action in options.OptInActions)
        {
            if (action != ActionClass.EnableTarget && action != ActionClass.DisableTarget)
            {
                return $"{nameof(StorefrontOptions)}.{nameof(StorefrontOptions.OptInActions)}: '{action}' cannot be opted in; only "
                    + $"'{ActionClass.EnableTarget}' and '{ActionClass.DisableTarget}' can. Remove it.";
            }
        }

        return null;
    }
}
