using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Store;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Makes room where a generation is to be placed and an earlier one of the same name was changed since: its files step aside first, because no folder
/// is written over. An adapter knows the files of the live generation only.
/// </summary>
internal sealed class OccupiedPlaces(PlacedFiles placed)
{
    public PlannedTarget Cleared(PlannedTarget planned, CancellationToken cancellationToken)
    {
        if (planned.Steps.OfType<PlaceGenerationStep>().FirstOrDefault() is not { } place
            || planned.Steps.OfType<RemoveGenerationStep>().Any(step => string.Equals(step.Path, place.Destination, StringComparison.Ordinal)))
        {
            return planned;
        }

        var found = placed.DigestAt(place.Destination, cancellationToken);
        if (string.Equals(found, PlacedFiles.Missing, StringComparison.Ordinal) || string.Equals(found, place.DeliveryDigest, StringComparison.Ordinal))
        {
            return planned;
        }

        var aside = new RemoveGenerationStep
        {
            Phase = place.Phase,
            Summary = "Move kept files aside that were changed since",
            Path = place.Destination,
            Digest = DigestName.HexOf(found) is null ? null : found,
        };
        return planned with
        {
            Steps = [.. planned.Steps.SelectMany(step => ReferenceEquals(step, place) ? new PlanStep[] { aside, step } : [step])],
            Problems =
            [
                .. planned.Problems,
                Problem.Of(ProblemCodes.TargetContentDrift, $"The kept files in '{place.Destination}' were changed; they are replaced by what was installed.", place.Destination) with
                {
                    Severity = ProblemSeverity.Warning,
                    TargetId = planned.TargetId,
                },
            ],
        };
    }
}
