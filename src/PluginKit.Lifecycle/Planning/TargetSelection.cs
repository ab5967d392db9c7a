using PluginKit.Authoring.Packages;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>Which targets of a package an add installs.</summary>
internal sealed record TargetSelection(IReadOnlyList<IClientAdapter> Adapters, IReadOnlyList<Problem> Warnings, Problem? Problem)
{
    public static TargetSelection Of(
        AuthoredPackage package, IReadOnlyList<string> requested, InstallationRecord? existing, AdapterRegistry registry)
    {
        var available = new SortedDictionary<string, IClientAdapter>(StringComparer.Ordinal);
        var unmanaged = new List<string>();
        foreach (var authored in package.Manifest.Targets)
        {
            if (registry.FindAuthored(authored) is { } adapter)
            {
                available[adapter.Description.TargetId] = adapter;
            }
            else
            {
                unmanaged.Add(authored);
            }
        }

        foreach (var target in requested)
        {
            if (!available.ContainsKey(target))
            {
                return Failed(Problem.Of(
                    ProblemCodes.UnsupportedTarget,
                    $"The package '{package.Manifest.Name}' has no target '{target}'. It has: {Listed(available.Keys)}.",
                    target));
            }
        }

        var wanted = requested.Count > 0 ? available.Keys.Where(requested.Contains) : available.Keys;
        var missing = wanted.Where(target => existing is null || !existing.Targets.ContainsKey(target)).ToList();
        Problem[] warnings = unmanaged.Count == 0 || requested.Count > 0
            ? []
            : [Problem.Of(ProblemCodes.PackageTargetIgnored, $"No adapter manages these targets of '{package.Manifest.Name}': {Listed(unmanaged)}.")];
        return available.Count == 0
            ? Failed(Problem.Of(ProblemCodes.UnsupportedTarget, $"No adapter manages any target of '{package.Manifest.Name}': {Listed(unmanaged)}."))
            : new([.. missing.Select(target => available[target])], warnings, null);
    }

    private static TargetSelection Failed(Problem problem) => new([], [], problem);

    private static string Listed(IEnumerable<string> targets) => string.Join(", ", targets);
}
