using System.Text.Json;
using PluginKit.Contracts.Steps;
using PluginKit.Lifecycle.Journal;

namespace PluginKit.Lifecycle.Support;

/// <summary>What a bundle tells of an open journal: which records, about which steps, with which digests. Never their values, never the copies beside it.</summary>
internal static class JournalFacts
{
    private const int MostRecords = 1000;

    public static void Write(Utf8JsonWriter json, OpenJournal open, Redaction redaction)
    {
        json.WriteStartObject();
        json.WriteString("operation_id", redaction.Value(FieldKind.OperationId, open.OperationId) ?? "[left out]");
        json.WriteString("problem_code", open.Problem?.Code);
        json.WriteBoolean("torn_tail", open.HasTornTail);
        if (open.Intent is { } intent)
        {
            json.WriteString("operation", redaction.Value(FieldKind.Word, intent.Operation) ?? "[left out]");
            json.WriteString("integration_id", redaction.Value(FieldKind.Word, intent.IntegrationId) ?? "[left out]");
            json.WriteString("started_at", intent.StartedAt);
        }

        json.WriteStartArray("records");
        foreach (var record in open.Records.Take(MostRecords))
        {
            json.WriteStartObject();
            WriteRecord(json, record, open.Intent, redaction);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRecord(Utf8JsonWriter json, JournalRecord record, IntentRecord? intent, Redaction redaction)
    {
        json.WriteString("record", record.GetType().Name);
        switch (record)
        {
            case StepBegunRecord begun:
                WriteStep(json, begun.TargetId, begun.Step, Step(intent, begun.TargetId, begun.Step), redaction);
                json.WriteBoolean("already", begun.Before.Already);
                json.WriteBoolean("existed", begun.Before.Existed);
                json.WriteString("digest_before", redaction.Value(FieldKind.Digest, begun.Before.Digest ?? string.Empty));
                json.WriteString("digest_after", redaction.Value(FieldKind.Digest, begun.Before.AfterDigest ?? string.Empty));
                json.WriteBoolean("image_kept", begun.Before.Image is not null);
                break;
            case StepEndedRecord ended:
                WriteStep(json, ended.TargetId, ended.Step, Step(intent, ended.TargetId, ended.Step), redaction);
                json.WriteBoolean("ok", ended.Ok);
                break;
            case TargetUndoneRecord undone:
                json.WriteString("target_id", redaction.Value(FieldKind.Word, undone.TargetId) ?? "[left out]");
                json.WriteBoolean("complete", undone.Complete);
                break;
            case CommitIntendedRecord intended:
                json.WriteString("state_digest_after", redaction.Value(FieldKind.Digest, intended.StateDigestAfter));
                break;
        }
    }

    private static void WriteStep(Utf8JsonWriter json, string targetId, int number, PlanStep? step, Redaction redaction)
    {
        json.WriteString("target_id", redaction.Value(FieldKind.Word, targetId) ?? "[left out]");
        json.WriteNumber("step", number + 1);
        json.WriteString("kind", step?.Kind);
    }

    private static PlanStep? Step(IntentRecord? intent, string targetId, int number)
    {
        var steps = intent?.Targets.FirstOrDefault(target => string.Equals(target.TargetId, targetId, StringComparison.Ordinal))?.Steps;
        return steps is not null && number >= 0 && number < steps.Count ? steps[number] : null;
    }
}
