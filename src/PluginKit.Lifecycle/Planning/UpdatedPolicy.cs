using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Planning;

/// <summary>The stored policy as an update leaves it (decision 25 of the design).</summary>
internal static class UpdatedPolicy
{
    private const string Auto = "auto";
    private const string Manual = "manual";

    public static RecordedPolicy Of(InstallationRecord record, UpdateRequest? update) => update is null ? record.Policy : record.Policy with
    {
        AdoptNewTargets = update.AdoptNewTargets ?? record.Policy.AdoptNewTargets,
        AutoUpdate = update.AutoUpdate ?? record.Policy.AutoUpdate,
    };

    /// <summary>Whether an update installs what is new. Only the word <c>auto</c> does: a value that nobody knows installs nothing.</summary>
    public static bool Adopts(InstallationRecord record, UpdateRequest? update) => update is not null && Adopts(Of(record, update));

    /// <summary>The same for an update that goes by the stored policy.</summary>
    public static bool Adopts(RecordedPolicy policy) => string.Equals(policy.AdoptNewTargets, Auto, StringComparison.Ordinal);

    public static bool IsChanged(InstallationRecord record, UpdateRequest? update)
    {
        var after = Of(record, update);
        return after.AutoUpdate != record.Policy.AutoUpdate || !string.Equals(after.AdoptNewTargets, record.Policy.AdoptNewTargets, StringComparison.Ordinal);
    }

    public static Problem? Check(string? adoptNewTargets) => adoptNewTargets is null or Auto or Manual
        ? null
        : Problem.Of(ProblemCodes.Usage, $"adopt_new_targets is '{Manual}' or '{Auto}', not '{adoptNewTargets}'.");
}
