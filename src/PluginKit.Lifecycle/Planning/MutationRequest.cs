using PluginKit.Contracts.Documents;
using System.Text.Json.Serialization;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Requests;

namespace PluginKit.Lifecycle.Planning;

/// <summary>What was asked for, whatever the operation: what a plan echoes, and what it is planned again from under the lock.</summary>
internal sealed record MutationRequest
{
    public const string AddOperation = "add";
    public const string RemoveOperation = "remove";
    public const string UpdateOperation = "update";
    public const string RepairOperation = "repair";
    public const string EnableOperation = "enable";
    public const string DisableOperation = "disable";
    public const string RollbackOperation = "rollback";

    /// <summary>The word of the operation in documents and in the journal.</summary>
    public required string Operation { get; init; }

    public required ReportKind Kind { get; init; }

    /// <summary>What is done to a target that has work.</summary>
    public required ActionClass Action { get; init; }

    /// <summary><see langword="null"/> for an add, which learns it from the package.</summary>
    public string? IntegrationId { get; init; }

    public string? Source { get; init; }

    public IReadOnlyList<string> Targets { get; init; } = [];

    public InstallScope? Scope { get; init; }

    public string? WorkspaceRoot { get; init; }

    /// <summary>What only an add says.</summary>
    public AddRequest? Add { get; init; }

    /// <summary>What only a rollback says: a version or the beginning of a digest.</summary>
    public string? To { get; init; }

    /// <summary>Who is told how the planning goes.</summary>
    [JsonIgnore]
    public OperationReporter Reporter { get; init; } = OperationReporter.Silent;

    /// <summary>Whether planning may read a whole package, perhaps over the network, and has the longer limit.</summary>
    [JsonIgnore]
    public bool ResolvesSource => Operation is AddOperation or UpdateOperation or RepairOperation;

    /// <summary>What only an update says.</summary>
    public UpdateRequest? Update { get; init; }

    /// <summary>Whether targets that are asked for of all may be missing in one.</summary>
    public bool IsPartOfBatch { get; init; }

    /// <summary>"added", "removed", …</summary>
    public string Participle => Operation == RollbackOperation ? "rolled back" : Operation.EndsWith('e') ? Operation + "d" : Operation + "ed";

    public static MutationRequest Of(AddRequest request) => new()
    {
        Operation = AddOperation,
        Kind = ReportKind.PlanAdd,
        Action = ActionClass.InstallTarget,
        Source = request.Source,
        Targets = request.Targets,
        Scope = request.Scope,
        WorkspaceRoot = request.WorkspaceRoot,
        Add = request,
    };

    public static MutationRequest Of(RemoveRequest request) =>
        OfManaged(RemoveOperation, ReportKind.PlanRemove, ActionClass.RemoveOrphanedTarget, request.IntegrationId, request.Targets, request.WorkspaceRoot);

    public static MutationRequest Of(UpdateRequest request) =>
        OfManaged(UpdateOperation, ReportKind.PlanUpdate, ActionClass.UpdateVersion, request.IntegrationId, request.Targets, request.WorkspaceRoot) with
        {
            Update = request,
        };

    public static MutationRequest Of(RepairRequest request) =>
        OfManaged(RepairOperation, ReportKind.PlanRepair, ActionClass.RepairDrift, request.IntegrationId, request.Targets, request.WorkspaceRoot);

    public static MutationRequest Of(ToggleRequest request, bool isOn) => isOn
        ? OfManaged(EnableOperation, ReportKind.PlanEnable, ActionClass.EnableTarget, request.IntegrationId, request.Targets, request.WorkspaceRoot)
        : OfManaged(DisableOperation, ReportKind.PlanDisable, ActionClass.DisableTarget, request.IntegrationId, request.Targets, request.WorkspaceRoot);

    public static MutationRequest Of(RollbackRequest request) =>
        OfManaged(RollbackOperation, ReportKind.PlanRollback, ActionClass.UpdateVersion, request.IntegrationId, request.Targets, request.WorkspaceRoot) with { To = request.To };

    /// <summary>What a saved plan was asked for; <see langword="null"/> when it does not say, or asks for what this version does not know.</summary>
    public static MutationRequest? OfSaved(PlanDocument saved)
    {
        var (id, targets, workspaceRoot) = (saved.RequestedIntegrationId ?? string.Empty, saved.RequestedTargets, saved.RequestedWorkspaceRoot);
        return saved.Operation switch
        {
            AddOperation when saved.RequestedSourceRef is { } source && saved.RequestedScope is { } scope => Of(new AddRequest
            {
                Source = source,
                Targets = targets,
                Scope = scope,
                WorkspaceRoot = workspaceRoot,
                AutoUpdate = saved.AutoUpdate ?? true,
                AdoptNewTargets = saved.AdoptNewTargets ?? "manual",
            }),
            RemoveOperation => Of(new RemoveRequest { IntegrationId = id, Targets = targets, WorkspaceRoot = workspaceRoot }),
            UpdateOperation => Of(new UpdateRequest
            {
                IntegrationId = id,
                Targets = targets,
                WorkspaceRoot = workspaceRoot,
                AutoUpdate = saved.AutoUpdate,
                AdoptNewTargets = saved.AdoptNewTargets,
                RemoveDroppedTargets = saved.RemoveDroppedTargets ?? false,
                AcceptRewritten = saved.AcceptRewritten,
            }),
            RepairOperation => Of(new RepairRequest { IntegrationId = id, Targets = targets, WorkspaceRoot = workspaceRoot }),
            RollbackOperation => Of(new RollbackRequest { IntegrationId = id, Targets = targets, WorkspaceRoot = workspaceRoot, To = saved.RollbackTo }),
            EnableOperation or DisableOperation => Of(new ToggleRequest { IntegrationId = id, Targets = targets, WorkspaceRoot = workspaceRoot }, saved.Operation == EnableOperation),
            _ => null,
        };
    }

    private static MutationRequest OfManaged(
        string operation, ReportKind kind, ActionClass action, string integrationId, IReadOnlyList<string> targets, string? workspaceRoot) => new()
        {
            Operation = operation,
            Kind = kind,
            Action = action,
            IntegrationId = integrationId,
            Targets = targets,
            WorkspaceRoot = workspaceRoot,
        };
}
