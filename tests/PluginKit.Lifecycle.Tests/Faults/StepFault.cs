using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Processes;
using PluginKit.Testing.Observation;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>
/// Lets one target fail at one place, and everything of it stay broken from its rollback on. It knows from the reports of progress where the operation
/// is; what it does it does to the disk, the program and the adapter of that target alone.
/// </summary>
internal sealed class StepFault(World world, FaultPlace place) : IProgress<LifecycleProgress>
{
    private readonly string _name = "." + place.Target;
    private bool _isNow;
    private bool _isBroken;

    /// <summary>Whether anything was made to fail before the rollback.</summary>
    public bool HasFired { get; private set; }

    /// <summary>What the journal said when it was closed: the disk's own word for what had begun.</summary>
    public string ClosedJournal { get; private set; } = string.Empty;

    /// <summary>A process on the world in which it fails.</summary>
    public World Open()
    {
        var process = world.Reopen(
            disk => new InterleavedDisk(disk, Before),
            DoubtingAdapter.Instead(place.Target, () => IsHit(FaultPlace.ProofSaysNo), () => IsHit(FaultPlace.ProofThrows)));
        process.Programs.Intercept = Answer;
        return process;
    }

    public void Report(LifecycleProgress value)
    {
        var isMine = value.TargetId == place.Target;
        _isBroken |= isMine && value.Stage == LifecycleStage.RollingBack && place.Rollback != FaultPlace.Works;
        _isNow = place.What switch
        {
            FaultPlace.ProofSaysNo or FaultPlace.ProofThrows => isMine && value.Stage == LifecycleStage.Verifying,
            FaultPlace.State => value.Stage == LifecycleStage.Committing,
            FaultPlace.CleanUp => isMine && value.Stage == LifecycleStage.CleaningUp,
            _ => isMine && (value.Stage == LifecycleStage.Preparing || value.Stage == LifecycleStage.Applying) && value.Step == place.Step,
        };
    }

    private void Before(DiskOperation operation)
    {
        if (operation is { Kind: DiskOperationKind.DeleteFile } && Path.GetFileName(operation.Path) == "journal.jsonl" && world.Disk.Stat(operation.Path) is not null)
        {
            ClosedJournal = world.Read(operation.Path);
        }

        if (IsOf(operation) && (operation.IsWrite || place.What == FaultPlace.Reading) && IsHit())
        {
            throw new IOException($"{place}: {operation}");
        }

        if (_isBroken && place.Rollback == FaultPlace.FilesFail && operation.IsWrite && IsOfTarget(operation))
        {
            throw new IOException($"{place}, in the rollback: {operation}");
        }
    }

    private bool IsHit()
    {
        switch (place.What)
        {
            case FaultPlace.Journal or FaultPlace.Store or FaultPlace.Discard when HasFired:
                return false;
            case FaultPlace.Journal or FaultPlace.Store or FaultPlace.Discard:
                return HasFired = true;
            default:
                HasFired |= _isNow;
                return _isNow;
        }
    }

    private bool IsHit(string what) => place.What == what && IsHit();

    private bool IsOf(DiskOperation operation) => place.What switch
    {
        FaultPlace.Journal => IsBelow(operation, world.Operations),
        FaultPlace.Store => operation.Kind is DiskOperationKind.CreateDirectory or DiskOperationKind.CreateNew && IsBelow(operation, Path.Combine(world.Own, "store")),
        FaultPlace.Discard => operation.Kind is DiskOperationKind.MoveDirectory && IsBelow(operation, Path.Combine(world.Own, "store")) && !operation.Path.Contains("staging", StringComparison.Ordinal),
        FaultPlace.State => IsBelow(operation, world.StateFile),
        FaultPlace.Placing or FaultPlace.Pointer or FaultPlace.ClientFile or FaultPlace.Reading or FaultPlace.CleanUp => IsOfTarget(operation),
        _ => false,
    };

    private bool IsOfTarget(DiskOperation operation) =>
        IsBelow(operation, Path.Combine(world.Home, _name)) || IsBelow(operation, Path.GetDirectoryName(world.Owned(place.Target))!);

    /// <summary>Files beside a file have names that begin with its name.</summary>
    private static bool IsBelow(DiskOperation operation, string path) =>
        operation.Path.Contains(path, StringComparison.Ordinal) || operation.OtherPath?.Contains(path, StringComparison.Ordinal) == true;

    private ProcessOutcome? Answer(ProcessRequest request)
    {
        if (Path.GetFileName(request.FileName) != place.Target || request.Arguments is ["--version"])
        {
            return null;
        }

        if (FaultPlace.Programs.Contains(place.What) && IsHit())
        {
            return place.What switch
            {
                FaultPlace.Exits1 => Exited(1),
                FaultPlace.DoesNothing => Exited(0),
                FaultPlace.NotStarted => new(ProcessEnd.NotStarted, -1, string.Empty, string.Empty, "as the test wants"),
                FaultPlace.TimesOut => new(ProcessEnd.TimedOut, -1, string.Empty, string.Empty),
                _ => Really(request),
            };
        }

        return _isBroken && place.Rollback == FaultPlace.ProgramFails ? Exited(1) : null;
    }

    private ProcessOutcome Really(ProcessRequest request)
    {
        _ = new SketchProgram(place.Target).Run(request, world.Disk, world.Clock);
        return Exited(1);
    }

    private static ProcessOutcome Exited(int code) => new(ProcessEnd.Exited, code, string.Empty, code == 0 ? string.Empty : "not now\n");
}
