namespace PluginKit.Adapters.Claude.Capabilities;

/// <summary>
/// Which version of the client was measured to do what, in one place. Proposals ask this table and nothing else; a version that nobody measured is taken to do
/// what the latest measured one does, and that is said (<c>client_version_unverified</c>).
/// </summary>
/// <param name="rows">The rows; of two for a capability and a version the first counts.</param>
internal sealed class CapabilityTable(IReadOnlyList<CapabilityRow> rows)
{
    private static readonly string[] Recorded = ["2.1.197"];

    /// <summary>What was measured.</summary>
    public static CapabilityTable Measured { get; } = new(
    [
        new(ClientCapability.RunsDirectoriesInPlace, Recorded, true, "claude/11, claude/12, claude/91; RealProposalTests.An_update_of_the_same_version_runs_the_new_files"),
        new(ClientCapability.UpdateKeepsSwitchAndData, Recorded, true, "claude/06, claude/90; RealProposalTests.An_update_to_another_version_keeps_the_switch"),
        new(ClientCapability.UninstallCanKeepData, Recorded, true, "claude/90; RealProposalTests.The_data_goes_only_after_the_commit"),
        new(ClientCapability.RemovesMarketplaceWithoutScope, Recorded, true, "claude/05, claude/80; RealClientTests.The_simulated_client_does_what_the_real_one_does"),
        new(ClientCapability.InstallSwitchesOn, Recorded, true, "claude/90; RealProposalTests.A_remove_that_is_taken_back_leaves_the_switch_as_it_was"),
    ]);

    /// <summary>Versions of which every capability was measured, as the adapter declares them.</summary>
    public IReadOnlyList<string> Versions { get; } =
        [.. rows.SelectMany(static row => row.Versions).Distinct(StringComparer.Ordinal).Where(version => Enum.GetValues<ClientCapability>().All(capability => rows.Any(row => row.Capability == capability && row.Versions.Contains(version))))];

    public IReadOnlyList<CapabilityRow> Rows => rows;

    /// <summary>Whether a version has a capability, as measured or, of a version that nobody measured, as the latest row says.</summary>
    public bool Holds(ClientCapability capability, string? version) =>
        (rows.FirstOrDefault(row => row.Capability == capability && row.Versions.Contains(version ?? string.Empty)) ?? rows.Last(row => row.Capability == capability)).Holds;

    /// <summary>The version in what the program prints, for example <c>2.1.197 (Claude Code)</c>.</summary>
    public static string? VersionIn(string? printed) => printed?.Split(' ', 2)[0] is { Length: > 0 } version ? version : null;
}
