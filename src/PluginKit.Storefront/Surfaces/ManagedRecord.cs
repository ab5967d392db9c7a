using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Surfaces;

/// <summary>One managed integration: ownership from list, health from doctor.</summary>
/// <param name="Entry">The joined entry.</param>
/// <param name="IsExamined">Whether doctor had something to say about it.</param>
internal sealed record ManagedRecord(ManagedEntry Entry, bool IsExamined);
