using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.ClientFiles;

/// <summary>One record of <c>installed_plugins.json</c>.</summary>
/// <param name="PluginRef">The client's own id of the plugin.</param>
/// <param name="Scope">Its scope.</param>
/// <param name="ProjectPath">The project of the project and local scopes.</param>
/// <param name="InstallPath">The client's copy.</param>
/// <param name="Version">The version that was installed.</param>
/// <param name="IsAuto">Whether it came only because another plugin needs it.</param>
internal sealed record PluginRecord(string PluginRef, InstallScope Scope, string? ProjectPath, string InstallPath, string? Version, bool IsAuto);
