using System.Text.Json;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;

namespace PluginKit.Lifecycle.Store;

/// <summary>
/// The store as operations use it: a package is placed under the journal, and when the operation ends, entries that it placed or that its integration
/// referred to go unless state or receipt refer to them now. The id is part of the tree, so only the integration's own record has to be asked.
/// </summary>
internal sealed class StoredRevisions(PackageStore store, StateStore state, ReceiptStore receipts)
{
    /// <summary>Places a package that is not there yet; the journal says so beforehand.</summary>
    public Problem? Keep(PackageTree tree, OperationJournal journal, string operationId, CancellationToken cancellationToken)
    {
        if (store.Find(tree.Digest, cancellationToken) is not null)
        {
            return null;
        }

        journal.Append(new StorePlacingRecord { SourceDigest = tree.Digest });
        return store.Place(tree, operationId, cancellationToken);
    }

    /// <summary>Ends what an operation did with the store, whether it was committed or undone. Can be repeated after a crash.</summary>
    public Problem? Settle(IReadOnlyList<JournalRecord> records)
    {
        if (records.OfType<IntentRecord>().FirstOrDefault() is not { IntegrationId.Length: > 0 } intent)
        {
            return null;
        }

        string? at = null;
        try
        {
            Problem? left = null;
            foreach (var placed in records.OfType<StorePlacingRecord>())
            {
                left = store.ClearUnfinished(placed.SourceDigest, intent.OperationId) ?? left;
            }

            if (References(intent.IntegrationId) is not { } references)
            {
                return left;
            }

            foreach (var digest in Candidates(records).Distinct(StringComparer.Ordinal).Where(digest => !references.Contains(digest)))
            {
                at = store.PathOf(digest);
                left = store.Discard(digest, intent.OperationId) ?? left;
            }

            return left;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem.Of(ProblemCodes.LeftoverFiles, $"A stored package of '{intent.IntegrationId}' that nothing needs any more could not be deleted: {exception.Message}", at);
        }
    }

    /// <summary>The source digests that an integration still needs; <see langword="null"/> when nobody can tell, so that nothing goes.</summary>
    public IReadOnlySet<string>? References(string integrationId)
    {
        if (state.Read() is not { IsUsable: true } snapshot)
        {
            return null;
        }

        var references = new HashSet<string>(StringComparer.Ordinal);
        if (snapshot.State.Find(integrationId) is not { } record)
        {
            return references;
        }

        references.Add(record.SourceDigest);
        var read = receipts.Read(integrationId);
        if (read.IsUnusable)
        {
            return null;
        }

        references.UnionWith(SourcesOf(read.Receipt));
        return references;
    }

    private static IEnumerable<string> Candidates(IReadOnlyList<JournalRecord> records)
    {
        foreach (var record in records)
        {
            switch (record)
            {
                case StorePlacingRecord placed:
                    yield return placed.SourceDigest;
                    break;
                case CommitIntendedRecord { ReceiptBefore: { } before }:
                    foreach (var digest in SourcesOf(Parsed(before)))
                    {
                        yield return digest;
                    }

                    break;
            }
        }
    }

    private static IEnumerable<string> SourcesOf(Receipt? receipt) => receipt is null ? [] : receipt.SourceDigests;

    private static Receipt? Parsed(byte[] receipt)
    {
        try
        {
            return JsonSerializer.Deserialize(receipt, ReceiptJsonContext.Default.Receipt);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
