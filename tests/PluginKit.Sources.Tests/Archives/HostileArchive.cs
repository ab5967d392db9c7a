namespace PluginKit.Sources.Tests.Archives;

/// <summary>An archive that must not be unpacked.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Code">The problem that is expected.</param>
/// <param name="Rule">The rule that is named; <see langword="null"/> when it depends on what is noticed first.</param>
internal sealed record HostileArchive(string Name, byte[] Bytes, string Code, string? Rule);
