namespace PluginKit.Testing.FaultInjection;

/// <summary>One thing that goes wrong at one operation.</summary>
public sealed class Fault
{
    private Fault(FaultKind kind, int operation, Func<Exception>? error = null, CancellationTokenSource? source = null) =>
        (Kind, Operation, Error, Source) = (kind, operation, error, source);

    /// <summary>Nothing goes wrong; <see cref="FaultyDisk.Count"/> then tells how many operations there are to try.</summary>
    public static Fault None { get; } = new(FaultKind.None, 0);

    /// <summary>What happens.</summary>
    public FaultKind Kind { get; }

    /// <summary>At which counted operation, from 1 on.</summary>
    public int Operation { get; }

    internal Func<Exception>? Error { get; }

    internal CancellationTokenSource? Source { get; }

    /// <summary>The process ends before an operation.</summary>
    /// <param name="operation">Number of the operation, from 1 on.</param>
    /// <returns>The fault.</returns>
    public static Fault CrashBefore(int operation) => new(FaultKind.CrashBefore, Checked(operation));

    /// <summary>The process ends right after an operation.</summary>
    /// <param name="operation">Number of the operation, from 1 on.</param>
    /// <returns>The fault.</returns>
    public static Fault CrashAfter(int operation) => new(FaultKind.CrashAfter, Checked(operation));

    /// <summary>The process ends in the middle of a write, which leaves half of its bytes; before an operation that is no write.</summary>
    /// <param name="operation">Number of the operation, from 1 on.</param>
    /// <returns>The fault.</returns>
    public static Fault CrashDuring(int operation) => new(FaultKind.CrashDuring, Checked(operation));

    /// <summary>An operation fails and has no effect.</summary>
    /// <param name="operation">Number of the operation, from 1 on.</param>
    /// <param name="error">Makes what is thrown; <see langword="null"/> for an <see cref="IOException"/>.</param>
    /// <returns>The fault.</returns>
    public static Fault FailBefore(int operation, Func<Exception>? error = null) => new(FaultKind.FailBefore, Checked(operation), error);

    /// <summary>An operation takes effect and reports a failure all the same.</summary>
    /// <param name="operation">Number of the operation, from 1 on.</param>
    /// <param name="error">Makes what is thrown; <see langword="null"/> for an <see cref="IOException"/>.</param>
    /// <returns>The fault.</returns>
    public static Fault FailAfter(int operation, Func<Exception>? error = null) => new(FaultKind.FailAfter, Checked(operation), error);

    /// <summary>A token is cancelled just before an operation, which itself goes through.</summary>
    /// <param name="operation">Number of the operation, from 1 on.</param>
    /// <param name="source">The source of the token that the code under test got.</param>
    /// <returns>The fault.</returns>
    public static Fault Cancel(int operation, CancellationTokenSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(FaultKind.Cancel, Checked(operation), source: source);
    }

    /// <summary>The fault in words.</summary>
    /// <returns>For example <c>CrashBefore 3</c>.</returns>
    public override string ToString() => $"{Kind} {Operation}";

    private static int Checked(int operation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(operation, 1);
        return operation;
    }
}
