using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Editing;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Checks observations against the disk as it is now. Knows nothing of clients: saved plans and recovery need no adapter for it.</summary>
internal sealed class ObservationEvaluator(IDisk disk, DurableFiles files, PackageTrees trees)
{
    public const int MaxFileBytes = 64 << 20;

    public Verdict Evaluate(Observation observation) => observation switch
    {
        MemberObservation member => Member(member),
        PathObservation path => OfPath(path),
        AllObservation all => All(all),
        AnyObservation any => Any(any),
        _ => throw new InvalidOperationException($"The observation {observation.GetType().Name} is not part of the vocabulary."),
    };

    /// <summary>The value of a member, for capturing what was there before an edit.</summary>
    public (Verdict Verdict, JsonNode? Value) Find(string path, StructuredFormat format, IReadOnlyList<MemberSegment> member)
    {
        var read = files.ReadAll(path, MaxFileBytes);
        if (read.Status == FileViewStatus.Absent)
        {
            return (Verdict.Fails, null);
        }

        if (read.Status != FileViewStatus.Ok)
        {
            return (Verdict.Undecided, null);
        }

        var document = StructuredText.Read(EditingTerms.Format(format), read.Bytes);
        if (!document.IsOk)
        {
            return (Verdict.Undecided, null);
        }

        return document.TryFind(EditingTerms.Path(member), out var value) ? (Verdict.Holds, value) : (Verdict.Fails, null);
    }

    private Verdict Member(MemberObservation observation)
    {
        var (verdict, value) = Find(observation.Path, observation.Format, observation.Member);
        if (verdict == Verdict.Undecided)
        {
            return verdict;
        }

        var exists = verdict == Verdict.Holds;
        var equal = exists && JsonNode.DeepEquals(value, observation.Value);
        return Decide(observation.Comparison, exists, equal);
    }

    private Verdict OfPath(PathObservation observation)
    {
        try
        {
            var kind = disk.Stat(disk.ResolveLinks(observation.Path))?.Kind;
            var equal = observation.Digest is { } digest && kind is not null && string.Equals(digest, DigestOf(observation.Path, kind.Value), StringComparison.Ordinal);
            return Decide(observation.Comparison, kind is not null, equal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Verdict.Undecided;
        }
    }

    private string? DigestOf(string path, DiskEntryKind kind)
    {
        if (kind == DiskEntryKind.Directory)
        {
            return trees.Open(path).Tree?.Digest;
        }

        var read = files.ReadAll(path, MaxFileBytes);
        return read.Status == FileViewStatus.Ok ? ContentDigest.Of(read.Bytes.Span) : null;
    }

    private Verdict All(AllObservation all)
    {
        var worst = Verdict.Holds;
        foreach (var part in all.Parts)
        {
            var verdict = Evaluate(part);
            if (verdict == Verdict.Fails)
            {
                return Verdict.Fails;
            }

            worst = verdict == Verdict.Undecided ? Verdict.Undecided : worst;
        }

        return worst;
    }

    private Verdict Any(AnyObservation any)
    {
        var best = Verdict.Fails;
        foreach (var part in any.Parts)
        {
            var verdict = Evaluate(part);
            if (verdict == Verdict.Holds)
            {
                return Verdict.Holds;
            }

            best = verdict == Verdict.Undecided ? Verdict.Undecided : best;
        }

        return best;
    }

    private static Verdict Decide(Comparison comparison, bool exists, bool equal)
    {
        bool? holds = comparison switch
        {
            _ when comparison == Comparison.Exists => exists,
            _ when comparison == Comparison.Absent => !exists,
            _ when comparison == Comparison.EqualTo => equal,
            _ when comparison == Comparison.NotEqualTo => !equal,
            _ => null,
        };
        return holds switch
        {
            true => Verdict.Holds,
            false => Verdict.Fails,
            _ => Verdict.Undecided,
        };
    }
}
