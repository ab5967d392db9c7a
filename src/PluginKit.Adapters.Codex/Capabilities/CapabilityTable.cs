using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Codex.Capabilities;

/// <summary>
/// Which versions of the client were measured for what, and by which recording or test. The one place in which versions stand; what is not in it counts
/// as not measured.
/// </summary>
internal static class CapabilityTable
{
    private const string Recorded = "0.169.0";

    /// <summary>The rows. Evidence that begins with a digit or <c>state-</c> is the folder of a recording, everything else the name of a test.</summary>
    public static IReadOnlyList<MeasuredCapability> Rows { get; } =
    [
        new(CodexCapability.AddMarketplace, Recorded, ["01-marketplace-add-corpus", "43-config-preservation", "46-collisions-and-errors", "RealClientPlanTests"]),
        new(CodexCapability.RemoveMarketplace, Recorded, ["state-marketplace-removed-plugin-left", "42-one-broken-marketplace", "RealClientPlanTests"]),
        new(CodexCapability.AddPlugin, Recorded, ["40-update-versions", "41-damage", "RealClientPlanTests"]),
        new(CodexCapability.RemovePlugin, Recorded, ["41-damage", "71-requirements-policy", "RealClientPlanTests"]),
        new(CodexCapability.ListOneMarketplace, Recorded, ["42-one-broken-marketplace", "RealClientPlanTests"]),
        new(CodexCapability.SwitchInUserConfiguration, Recorded, ["20c-entry_root_cache_disabled", "state-configured-local-disabled", "RealClientPlanTests"]),
        new(CodexCapability.SwitchInProjectConfiguration, Recorded, ["45-project-scope-via-config", "state-trusted-project-enable", "RealClientPlanTests", "RealClientRootsTests"]),
    ];

    /// <summary>The versions that were measured for anything.</summary>
    public static IReadOnlyList<string> Versions { get; } = [.. Rows.Select(static row => row.Version).Distinct(StringComparer.Ordinal)];

    public static bool IsMeasured(CodexCapability capability, string version) => Rows.Any(row => row.Capability == capability && row.Version == version);

    /// <summary>Whether what a proposal relies on was measured with the version that is there.</summary>
    /// <param name="program">The program.</param>
    /// <param name="needed">What the proposal relies on.</param>
    /// <param name="blocking">Whether a version that was not measured blocks.</param>
    /// <returns>The problem, or <see langword="null"/> when it was, or when nothing is relied on.</returns>
    public static Problem? Unverified(ProgramFacts program, IReadOnlyList<CodexCapability> needed, bool blocking)
    {
        var version = program.Version;
        List<CodexCapability> open = [.. needed.Where(capability => version is null || !IsMeasured(capability, version))];
        if (!program.IsPresent || open.Count == 0)
        {
            return null;
        }

        var what = string.Join(", ", open.Select(static capability => capability.ToString()));
        var message = $"Nobody measured '{program.Name}' {version ?? "of an unknown version"} for {what}; measured: {string.Join(", ", Versions)}.";
        return Problem.Of(ProblemCodes.ClientVersionUnverified, message, program.Location) with { Severity = blocking ? ProblemSeverity.Error : ProblemSeverity.Warning };
    }
}
