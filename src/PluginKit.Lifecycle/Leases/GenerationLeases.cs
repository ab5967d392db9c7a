using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Leases;

/// <summary>Holds the live files of an integration, or a folder that the caller names.</summary>
internal sealed class GenerationLeases(LeaseStore leases, StateStore state, ReceiptStore receipts, LifecyclePaths paths, IDisk disk) : IGenerationLeases
{
    // Between reading the receipt and writing the lease an operation may have moved on; then the new files are the live ones.
    private const int Attempts = 5;

    public Task<GenerationLease> HoldAsync(LeaseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!LeafId.IsValid(request.IntegrationId))
        {
            return Task.FromResult(Refused(Problem.Of(ProblemCodes.IntegrationIdInvalid, $"'{request.IntegrationId}' is not an integration id.", request.IntegrationId)));
        }

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (held, problem) = request.Path is { } path ? Named(path) : Live(request);
            if (problem is not null)
            {
                return Task.FromResult(Refused(problem));
            }

            var (file, unwritten) = leases.Write(request.IntegrationId, held);
            if (unwritten is not null)
            {
                return Task.FromResult(Refused(unwritten));
            }

            if (held.All(place => disk.Stat(place) is { Kind: DiskEntryKind.Directory }))
            {
                return Task.FromResult(new GenerationLease(held, null, () => leases.Release(file!)));
            }

            leases.Release(file!);
        }

        return Task.FromResult(Refused(Missing(request.IntegrationId)));
    }

    private (IReadOnlyList<string> Held, Problem? Problem) Named(string path)
    {
        if (!Path.IsPathFullyQualified(path) || !string.Equals(path, Path.GetFullPath(path, path), StringComparison.Ordinal) || !DiskPath.IsWithin(paths.Materialized, path))
        {
            return ([], Problem.Of(ProblemCodes.Usage, $"'{path}' is not a plain absolute path below '{paths.Materialized}'.", path));
        }

        return disk.Stat(path) is { Kind: DiskEntryKind.Directory } ? ([path], null) : ([], Problem.Of(ProblemCodes.TargetMissing, $"There is no folder '{path}'.", path));
    }

    private (IReadOnlyList<string> Held, Problem? Problem) Live(LeaseRequest request)
    {
        var snapshot = state.Read();
        if (!snapshot.IsUsable)
        {
            return ([], snapshot.Problem);
        }

        if (snapshot.State.Find(request.IntegrationId) is null)
        {
            return ([], Problem.Of(ProblemCodes.NotManaged, $"'{request.IntegrationId}' is not managed.", request.IntegrationId));
        }

        var read = receipts.Read(request.IntegrationId);
        if (read.Receipt is not { } receipt)
        {
            return ([], read.Problem);
        }

        List<string> held =
        [
            .. receipt.Targets.Where(pair => request.Targets.Count == 0 || request.Targets.Contains(pair.Key, StringComparer.Ordinal))
                .Select(static pair => pair.Value.GenerationPath).OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        return held.Count > 0 ? (held, null) : ([], Missing(request.IntegrationId));
    }

    private static Problem Missing(string id) => Problem.Of(ProblemCodes.TargetMissing, $"There are no files of '{id}' to hold.", id);

    private static GenerationLease Refused(Problem problem) => new([], problem, null);
}
