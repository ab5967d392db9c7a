using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Observing;

/// <summary>Whether a plugin is on for a session, and which file decides.</summary>
/// <param name="On">On, off, or said by no file (which is off).</param>
/// <param name="File">The file that decides.</param>
/// <param name="Scope">Its scope.</param>
internal sealed record EffectiveToggle(bool? On, string? File, InstallScope? Scope);
