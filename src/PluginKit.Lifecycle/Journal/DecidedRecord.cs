namespace PluginKit.Lifecycle.Journal;

/// <summary>An explicit remove was checked and decided: from here on recovery rolls it forward.</summary>
internal sealed record DecidedRecord : JournalRecord;
