namespace PluginKit.Testing.FaultInjection;

/// <summary>What a fault does.</summary>
public enum FaultKind
{
    /// <summary>Nothing: the operations are only counted.</summary>
    None = 0,

    /// <summary>The process ends before the operation. Every later operation fails, too.</summary>
    CrashBefore = 1,

    /// <summary>The process ends after the operation took effect. Every later operation fails, too.</summary>
    CrashAfter = 2,

    /// <summary>The process ends in the middle of a write: the first half of the bytes is there. Before any other operation.</summary>
    CrashDuring = 3,

    /// <summary>The operation fails without effect; later ones work.</summary>
    FailBefore = 4,

    /// <summary>The operation takes effect and still reports a failure; later ones work.</summary>
    FailAfter = 5,

    /// <summary>Somebody cancels just before the operation; the operation itself works.</summary>
    Cancel = 6,
}
