using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Vocabulary;

/// <summary>Which question a report document answers.</summary>
/// <remarks>A value that a newer writer added is kept as it is; <see cref="IsKnown"/> is then <see langword="false"/>.</remarks>
[JsonConverter(typeof(KnownTextConverter<ReportKind>))]
public readonly record struct ReportKind : IKnownText<ReportKind>
{
    private readonly string? _value;

    private ReportKind(string value) => _value = value;

    /// <summary><c>managed_list</c>: Which integrations are managed.</summary>
    public static ReportKind ManagedList { get; } = new("managed_list");

    /// <summary><c>doctor</c>: How healthy the managed integrations are.</summary>
    public static ReportKind Doctor { get; } = new("doctor");

    /// <summary><c>plan_add</c>: What adding would do.</summary>
    public static ReportKind PlanAdd { get; } = new("plan_add");

    /// <summary><c>plan_update</c>: What updating would do.</summary>
    public static ReportKind PlanUpdate { get; } = new("plan_update");

    /// <summary><c>plan_remove</c>: What removing would do.</summary>
    public static ReportKind PlanRemove { get; } = new("plan_remove");

    /// <summary><c>plan_repair</c>: What repairing would do.</summary>
    public static ReportKind PlanRepair { get; } = new("plan_repair");

    /// <summary><c>plan_enable</c>: What switching on would do.</summary>
    public static ReportKind PlanEnable { get; } = new("plan_enable");

    /// <summary><c>plan_disable</c>: What switching off would do.</summary>
    public static ReportKind PlanDisable { get; } = new("plan_disable");

    /// <summary><c>plan_rollback</c>: What going back to a kept generation would do.</summary>
    public static ReportKind PlanRollback { get; } = new("plan_rollback");

    /// <summary><c>verify</c>: Whether disk and record agree by digest.</summary>
    public static ReportKind Verify { get; } = new("verify");

    /// <summary><c>outdated</c>: What the sources of the managed integrations have now.</summary>
    public static ReportKind Outdated { get; } = new("outdated");

    /// <inheritdoc/>
    public static IReadOnlyList<ReportKind> Known { get; } = [ManagedList, Doctor, PlanAdd, PlanUpdate, PlanRemove, PlanRepair, PlanEnable, PlanDisable, PlanRollback, Verify, Outdated];

    /// <inheritdoc/>
    public string Value => _value ?? KnownText.Unset;

    /// <inheritdoc/>
    public bool IsKnown => KnownText.IsKnown(this);

    /// <inheritdoc/>
    public static ReportKind From(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return new(value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
