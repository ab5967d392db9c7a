using Microsoft.Extensions.Options;
using PluginKit.Catalog.Marketplaces;
using PluginKit.Catalog.Reading;

namespace PluginKit.Catalog.Registration;

/// <summary>Refuses relative places and empty limits, and says how to correct them.</summary>
internal sealed class CatalogOptionsValidation : IValidateOptions<CatalogOptions>
{
    public ValidateOptionsResult Validate(string? name, CatalogOptions options)
    {
        List<string> failures = [];
        if (options.Location is { } location && (!Path.IsPathFullyQualified(location) || location.Contains('\0', StringComparison.Ordinal)))
        {
            failures.Add($"CatalogOptions.Location is '{location.Replace('\0', '?')}'; give the absolute path of a checkout folder or of a snapshot file.");
        }

        Origins(options, failures);
        Positive(options.MaximumReadmeBytes, nameof(options.MaximumReadmeBytes), failures);
        Positive(options.MaximumSnapshotBytes, nameof(options.MaximumSnapshotBytes), failures);
        Positive(options.MaximumPackages, nameof(options.MaximumPackages), failures);
        if (options.PublishedMarketplaceNames.Any(string.IsNullOrWhiteSpace))
        {
            failures.Add("CatalogOptions.PublishedMarketplaceNames has an empty name; remove it.");
        }

        foreach (var target in options.PrimaryActionTargets?.Where(static target => string.IsNullOrWhiteSpace(target)) ?? [])
        {
            failures.Add($"CatalogOptions.PrimaryActionTargets has '{target}'; name authored target ids such as 'codex-package', or remove it.");
        }

        if (options.PrimaryActionTargets?.Contains("codex", StringComparer.Ordinal) == true)
        {
            failures.Add("CatalogOptions.PrimaryActionTargets has 'codex', which is a lifecycle id; the authored one is 'codex-package'.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Origins(CatalogOptions options, List<string> failures)
    {
        HashSet<string> ids = new(StringComparer.Ordinal) { CatalogOptions.LocationId };
        foreach (var origin in options.Origins)
        {
            if (!ids.Add(origin.Id))
            {
                failures.Add($"CatalogOptions.Origins has the id '{origin.Id}' twice ('{CatalogOptions.LocationId}' is that of Location); give each origin its own.");
            }

            if (origin.Kind is { } kind && !MarketplaceKinds.IsKnown(kind))
            {
                failures.Add($"The origin '{origin.Id}' has the kind '{kind}'; use {MarketplaceKinds.Claude}, {MarketplaceKinds.Codex} or {MarketplaceKinds.Cursor}, or leave it out.");
            }

            if (origin.LastGood is { } lastGood && !Path.IsPathFullyQualified(lastGood))
            {
                failures.Add($"The origin '{origin.Id}' has the relative LastGood '{lastGood}'; give an absolute path.");
            }
        }
    }

    private static void Positive(int value, string member, List<string> failures)
    {
        if (value is <= 0 or > 1 << 30)
        {
            failures.Add($"CatalogOptions.{member} is {value}; use a number between 1 and {1 << 30}, or leave the default.");
        }
    }
}
