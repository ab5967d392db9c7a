using PluginKit.Adapters.Claude.Capabilities;
using PluginKit.Adapters.Claude.Layout;
using PluginKit.Adapters.Claude.Observing;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Targets;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Adapters.Claude.Planning;

/// <summary>What keeps a change from being proposed, and what is only warned about.</summary>
internal static class Preflight
{
    /// <summary>What holds before anything of the client is looked at.</summary>
    public static Problem? OfRequest(ProposalRequest request)
    {
        if (!LeafId.IsValid(request.IntegrationId))
        {
            return Problem.Of(ProblemCodes.IntegrationIdInvalid, $"'{request.IntegrationId}' cannot be the name of a Claude Code plugin.");
        }
        return TargetObserver.ScopeProblem(request.Client, request.Scope) ?? RootProblem(request);
    }

    /// <summary>What must not be true of the client's files for any change: unreadable files, a foreign entry of our name.</summary>
    public static IReadOnlyList<Problem> OfFiles(ProposalRequest request, OwnTraces traces)
    {
        var problems = request.Observation.Problems.Where(static problem => problem.IsError).ToList();
        if (traces.ForeignEntry is { } foreign)
        {
            problems.Add(Disagreements.OfForeign(foreign, traces.Market));
        }
        return problems;
    }

    /// <summary>What the policy says against bringing the plugin into the client. Removing is never blocked by it.</summary>
    public static Problem? OfPolicy(OwnTraces traces) => traces.Block is not { } block ? null
        : Problem.Of(ProblemCodes.ManagedPolicyBlock, $"'{block.Key}' in '{block.File}' forbids '{traces.Market.PluginRef}'.", block.File) with
        {
            NextStep = NextStep.Of(NextStepActions.AskAdministrator, ("file", block.File), ("key", block.Key)),
        };

    /// <summary>A higher layer that keeps the plugin off whatever is written in the scope's own file.</summary>
    public static Problem? OfOverride(OwnTraces traces)
    {
        var local = traces.Scope == InstallScope.Project ? traces.View.Local : null;
        return local?.Toggle(traces.Market.PluginRef) != false ? null
            : Problem.Of(ProblemCodes.StateConflict, $"'{local.Path}' switches '{traces.Market.PluginRef}' off for this project; it would stay off.", local.Path);
    }

    public static Problem? OfProgram(ClientContext client) => client.Program(ClaudeAdapter.Program).IsPresent ? null
        : Problem.Of(ProblemCodes.SourceToolMissing, "The program 'claude' is not on the search path.") with
        {
            NextStep = NextStep.Of(NextStepActions.InstallClient, ("program", ClaudeAdapter.Program)),
        };

    /// <summary>A version that nobody measured.</summary>
    public static Problem? OfVersion(ClientContext client, CapabilityTable table, bool blocking)
    {
        var version = CapabilityTable.VersionIn(client.Program(ClaudeAdapter.Program).Version);
        if (version is not null && table.Versions.Contains(version, StringComparer.Ordinal))
        {
            return null;
        }
        var measured = string.Join(", ", table.Versions);
        var message = version is null
            ? $"The version of 'claude' is not known; measured: {measured}."
            : $"Nobody measured 'claude' {version}; measured: {measured}.";
        var problem = Problem.Of(ProblemCodes.ClientVersionUnverified, message);
        return blocking ? problem with { Severity = ProblemSeverity.Error } : problem;
    }

    private static Problem? RootProblem(ProposalRequest request)
    {
        var locations = new ClaudeLocations(request.Client.Environment, null);
        var expected = request.Client.Environment.OwnedRoot(ClaudeAdapter.TargetId, request.IntegrationId);
        return locations.SamePath(expected, request.OwnedRoot) ? null
            : throw new ArgumentException($"The owned root of '{request.IntegrationId}' must be '{expected}'.", nameof(request));
    }
}
