using PluginKit.Contracts.Problems;

namespace PluginKit.Concurrency.Tests.Histories;

/// <summary>One plugin as simply as it can be said: which revision its source has, which one is installed, and whether a client lost it.</summary>
internal sealed record PluginModel(int Source, int? Installed, bool IsDamaged)
{
    public static PluginModel Empty { get; } = new(0, null, IsDamaged: false);

    /// <summary>What an operation answers in this state.</summary>
    public string Answer(string kind) => kind switch
    {
        "publish" or "damage" => "applied",
        "add" => Installed is null ? "applied" : ProblemCodes.StateConflict,
        _ when Installed is null => ProblemCodes.NotManaged,
        "update" => Installed == Source ? "nothing" : "applied",
        "repair" => IsDamaged ? "applied" : "nothing",
        _ => "applied",
    };

    /// <summary>The state after an operation that was applied in this one.</summary>
    public PluginModel After(string kind) => kind switch
    {
        "publish" => this with { Source = Source + 1 },
        "damage" => this with { IsDamaged = Installed is not null },
        "add" or "update" => this with { Installed = Source, IsDamaged = false },
        "remove" => this with { Installed = null, IsDamaged = false },
        "repair" => this with { IsDamaged = false },
        _ => this,
    };
}
