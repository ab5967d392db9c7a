using PluginKit.Contracts.Documents;

namespace PluginKit.Storefront.Sessions;

/// <summary>What a mutation came to, and what its scope and workspace look like now.</summary>
/// <param name="Result">The result; <c>failed</c> with the problem <c>busy</c> when another mutation of the same key was at work.</param>
/// <param name="View">The view of the mutation's own scope and workspace, refreshed after it.</param>
public sealed record MutationAnswer(ResultDocument Result, ViewDocument View);
