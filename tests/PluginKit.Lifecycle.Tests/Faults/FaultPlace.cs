namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>Where an operation fails, and how its rollback goes then.</summary>
/// <param name="What">What fails, in the words of the published table.</param>
/// <param name="Rollback">Whether the target can be undone.</param>
/// <param name="Target">The target that it is about.</param>
/// <param name="Step">For a step: its place in the order of carrying out, from 1 on.</param>
internal sealed record FaultPlace(string What, string Rollback, string Target, int Step = 0)
{
    public const string Nothing = "nothing";
    public const string Journal = "the journal cannot be begun";
    public const string Store = "the package cannot be stored";
    public const string Placing = "files cannot be placed";
    public const string Pointer = "the pointer cannot be written";
    public const string ClientFile = "the client's file cannot be edited";
    public const string Exits1 = "the client's program exits 1";
    public const string DoesNothing = "the client's program exits 0 and does nothing";
    public const string NotStarted = "the client's program does not start";
    public const string TimesOut = "the client's program times out";
    public const string DoesItAndExits1 = "the client's program does it and exits 1";
    public const string Reading = "the target's files cannot be read";
    public const string ProofSaysNo = "the proof says no";
    public const string ProofThrows = "the adapter throws at the proof";
    public const string State = "state cannot be written";
    public const string CleanUp = "files cannot be deleted after the commit";

    public const string Discard = "the stored package cannot be deleted";

    public const string Works = "works";
    public const string ProgramFails = "the program fails, too";
    public const string FilesFail = "files cannot be written";
    public const string Never = "–";

    /// <summary>The ways in which one command of a client fails.</summary>
    public static readonly IReadOnlyList<string> Programs = [Exits1, DoesNothing, NotStarted, TimesOut, DoesItAndExits1];

    /// <summary>What can go wrong in the rollback of the failed target.</summary>
    public static readonly IReadOnlyList<string> Rollbacks = [Works, ProgramFails, FilesFail];

    /// <summary>Everything that can fail, in the order of an operation: the rows of the table.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Nothing, Journal, Store, Placing, Pointer, .. Programs, ClientFile, Reading, ProofSaysNo, ProofThrows, State, CleanUp, Discard,
    ];

    /// <summary>Whether it fails while everything can still be undone.</summary>
    public static bool IsUndone(string what) => what is not (Nothing or Journal or Store or Discard or CleanUp or DoesItAndExits1);

    public override string ToString() => $"{What} ({Target} {Step}), rollback: {Rollback}";
}
