namespace PluginKit.Lifecycle.Journal;

/// <summary>State was written.</summary>
internal sealed record CommittedRecord : JournalRecord;
