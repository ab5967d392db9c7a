using System.Text.Json.Serialization;

namespace PluginKit.Lifecycle.Journal;

/// <summary>One line of a journal. Lines are only ever appended and flushed before what they announce is done.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "record")]
[JsonDerivedType(typeof(IntentRecord), "intent")]
[JsonDerivedType(typeof(StepBegunRecord), "step_begun")]
[JsonDerivedType(typeof(StepEndedRecord), "step_ended")]
[JsonDerivedType(typeof(ClientStartedRecord), "client_started")]
[JsonDerivedType(typeof(TargetUndoneRecord), "target_undone")]
[JsonDerivedType(typeof(CommitIntendedRecord), "commit_intended")]
[JsonDerivedType(typeof(CommittedRecord), "committed")]
[JsonDerivedType(typeof(DegradedRecord), "degraded")]
[JsonDerivedType(typeof(ResumedRecord), "resumed")]
[JsonDerivedType(typeof(StorePlacingRecord), "store_placing")]
internal abstract record JournalRecord;
