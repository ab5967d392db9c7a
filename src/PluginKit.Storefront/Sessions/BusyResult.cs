using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Sessions;

/// <summary>The answer to a second mutation of the same key: nothing was touched.</summary>
internal static class BusyResult
{
    public static ResultDocument Of(StorefrontMutation mutation)
    {
        var message = $"Another mutation of '{mutation.IntegrationId}' in the same scope and workspace is at work.";
        var problem = Problem.Of(ProblemCodes.Busy, message) with
        {
            Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["managed_entry_key"] = mutation.Key },
        };
        return new()
        {
            Format = DocumentFormats.Result,
            RequestedIntegrationId = mutation.IntegrationId,
            RequestedScope = mutation.Scope,
            RequestedWorkspaceRoot = mutation.WorkspaceRoot,
            Ok = false,
            Outcome = Outcome.Failed,
            Warnings = [message],
            Problems = [problem],
            Report = new()
            {
                OperationId = string.Empty,
                Operation = mutation.Operation,
                Summary = message,
                IntegrationId = mutation.IntegrationId,
                ManagedEntryKey = mutation.Key,
                WorkspaceRoot = mutation.WorkspaceRoot,
            },
        };
    }
}
