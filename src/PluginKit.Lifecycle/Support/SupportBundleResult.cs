using PluginKit.Contracts.Problems;

namespace PluginKit.Lifecycle.Support;

/// <summary>What a support bundle holds.</summary>
/// <param name="Entries">Names of its files.</param>
/// <param name="Length">Bytes that were written.</param>
/// <param name="Problems">What could not be looked at; the bundle says so, too.</param>
public sealed record SupportBundleResult(IReadOnlyList<string> Entries, long Length, IReadOnlyList<Problem> Problems);
