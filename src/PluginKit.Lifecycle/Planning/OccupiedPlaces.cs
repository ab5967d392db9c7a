using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Store;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Planning;

/// <summary>
/// Lets a kept generation that was changed since give way to the same one as it was installed: no folder is written over without being named. An adapter
/// knows the files of the live generation only. A link stays where it is; the placement refuses then.
/// </summary>
internal sealed class OccupiedPlaces(PlacedFiles placed, IDisk disk)
{
    public PlannedTarget Cleared(PlannedTarget planned, CancellationToken cancellationToken)
    {
        if (planned.Steps.OfType<PlaceGenerationStep>().FirstOrDefault() is not { Replaces: null } place
            || disk.Stat(place.Destination) is not { Kind: DiskEntryKind.Directory }
            || planned.Steps.OfType<RemoveGenerationStep>().Any(step => string.Equals(step.Path, place.Destination, StringComparison.Ordinal)))
        {
            return planned;
        }

        var found = placed.DigestAt(place.Destination, cancellationToken);
        if (string.Equals(found, PlacedFiles.Missing, StringComparison.Ordinal) || string.Equals(found, place.DeliveryDigest, StringComparison.Ordinal))
        {
            return planned;
        }

        var replacing = place with { Replaces = ContentDigest.OrNone(found) ?? PlaceGenerationStep.AnyContent };
        return planned with
        {
            Steps = [.. planned.Steps.Select(step => ReferenceEquals(step, place) ? replacing : step)],
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
