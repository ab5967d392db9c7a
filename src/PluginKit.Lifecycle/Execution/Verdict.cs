namespace PluginKit.Lifecycle.Execution;

/// <summary>What came of evaluating an observation.</summary>
internal enum Verdict
{
    /// <summary>It holds.</summary>
    Holds = 0,

    /// <summary>It does not hold.</summary>
    Fails = 1,

    /// <summary>It cannot be decided, because a file cannot be read or parsed.</summary>
    Undecided = 2,
}
