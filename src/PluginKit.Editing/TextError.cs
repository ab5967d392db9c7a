namespace PluginKit.Editing;

/// <summary>Why a document could not be read or edited, and where.</summary>
/// <param name="Kind">The kind of error.</param>
/// <param name="Message">What is wrong, for a person; never quotes a value of the document.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1 in UTF-16 code units as editors do; a byte order mark is not counted.</param>
public sealed record TextError(TextErrorKind Kind, string Message, int Line, int Column);
