namespace PluginKit.Authoring.Files;

/// <summary>Where and why a JSON text is refused.</summary>
/// <param name="Message">The reason, without content of the file.</param>
/// <param name="Position">The place.</param>
internal sealed record JsonFault(string Message, TextPosition Position);
