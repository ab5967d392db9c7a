namespace PluginKit.Contracts.Clients;

/// <summary>A folder of delivered files.</summary>
/// <param name="Path">The folder, absolute.</param>
/// <param name="Digest">The tree digest that its place promises: <c>sha256:</c> and the whole of it or at least its first 32 hex digits; <see langword="null"/> when its place promises none.</param>
public sealed record GenerationFolder(string Path, string? Digest);
