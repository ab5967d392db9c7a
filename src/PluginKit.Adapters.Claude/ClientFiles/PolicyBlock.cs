namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>Where an administrator's policy stands against a plugin or its marketplace.</summary>
/// <param name="File">The policy file.</param>
/// <param name="Key">The key in it.</param>
internal sealed record PolicyBlock(string File, string Key);
