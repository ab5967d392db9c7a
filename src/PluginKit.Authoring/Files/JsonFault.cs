namespace PluginKit.Authoring.Files;

/// <summary>Where and why a JSON text is refused.</summary>
/// <param name="Message">The reason, without content of the file.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1, in bytes.</param>
internal sealed record JsonFault(string Message, int Line, int Column);
