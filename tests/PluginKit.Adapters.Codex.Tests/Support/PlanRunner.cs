using System.Security.Cryptography;
using System.Text;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Editing;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Processes;
using PluginKit.Platform.Trees;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>Carries plans out by hand, in the order of their phases, and takes them back in the reverse order.</summary>
internal sealed class PlanRunner(CodexStage stage, PackagedDelivery? delivery)
{
    private readonly ObservationCheck _check = new(stage);
    private readonly Stack<Action> _undo = new();

    public List<string> Commands { get; } = [];

    public static ManagedTargetFacts Recorded(TargetRecordDraft draft, PackagedDelivery delivery, string? observedDigest = null) => new()
    {
        State = draft.State,
        NativeRef = draft.NativeRef,
        OwnedNativeObjects = draft.OwnedNativeObjects,
        AdapterMetadata = draft.AdapterMetadata,
        ReceiptFacts = draft.ReceiptFacts,
        DeliveryDigest = delivery.Digest,
        ObservedDeliveryDigest = observedDigest,
    };

    public void Run(IReadOnlyList<PlanStep> steps)
    {
        RunUntilCommit(steps);
        Run(steps, StepPhase.AfterCommit);
    }

    public void RunUntilCommit(IReadOnlyList<PlanStep> steps)
    {
        Run(steps, StepPhase.Prepare);
        Run(steps, StepPhase.Apply);
    }

    public void UndoAll()
    {
        while (_undo.TryPop(out var undo))
        {
            undo();
        }

    }

    private void Run(IReadOnlyList<PlanStep> steps, StepPhase phase)
    {
        foreach (var step in steps.Where(step => step.Phase == phase))
        {
            Run(step);
        }
    }

    private void Run(PlanStep step)
    {
        switch (step)
        {
            case PlaceGenerationStep place:
                Place(place);
                break;
            case SwitchPointerStep pointer:
                Digest(pointer.Path).ShouldBe(pointer.ExpectedDigest);
                Write(pointer.Path, Encoding.UTF8.GetBytes(pointer.Content), pointer.UndoPruneUpTo);
                break;
            case RunClientStep run:
                RunClient(run);
                break;
            case EditMembersStep edit:
                Edit(edit);
                break;
            case AssertStep assert:
                assert.Statements.ShouldAllBe(statement => _check.Holds(statement), step.Summary);
                break;
            case RemoveGenerationStep remove:
                Remove(remove);
                break;
            case DeleteOwnedFileStep delete:
                Digest(delete.Path).ShouldBe(delete.Digest);
                stage.Disk.DeleteFile(delete.Path);
                Prune(delete.Path, delete.PruneUpTo);
                break;
            default:
                throw new InvalidOperationException(step.Kind);
        }
    }

    private void Place(PlaceGenerationStep place)
    {
        place.DeliveryDigest.ShouldBe(delivery!.Digest);
        Path.GetFileName(place.Destination).ShouldBe(delivery.IntegrationId);
        if (place.Replaces is { } replaced)
        {
            var found = new PackageTrees(stage.Disk).Open(place.Destination).Tree?.Digest;
            if (found == place.DeliveryDigest)
            {
                return;
            }

            Remove(new() { Summary = place.Summary, Phase = StepPhase.Prepare, Path = place.Destination, Digest = replaced == PlaceGenerationStep.AnyContent ? null : replaced });
        }

        var placement = new TreePlacement(stage.Disk, new(stage.Disk), new(stage.Disk));
        placement.Place(delivery.Entries, delivery.Read, delivery.Digest, place.Destination, "op").ShouldBeNull();
        _undo.Push(() =>
        {
            new TreeRemoval(stage.Disk).DeleteTree(place.Destination).ShouldBeNull();
            Prune(place.Destination, place.UndoPruneUpTo);
        });
    }

    private void RunClient(RunClientStep step)
    {
        if (step.Already is null || !_check.Holds(step.Already))
        {
            Start(step.Command);
        }

        if (step.Expects is not null)
        {
            _check.Holds(step.Expects).ShouldBeTrue(step.Summary);
        }

        _undo.Push(() =>
        {
            if (step.Undo is { } undo && !(step.UndoAlready is { } already && _check.Holds(already)))
            {
                Start(undo);
                (step.UndoAlready is null || _check.Holds(step.UndoAlready)).ShouldBeTrue("undo of: " + step.Summary);
            }
        });
    }

    private void Start(ClientCommand command)
    {
        command.WorkingDirectory.ShouldBe(stage.At(CodexStage.Neutral));
        Commands.Add(string.Join(' ', command.CommandLine));
        var variables = new Dictionary<string, string>(stage.Variables, StringComparer.Ordinal) { ["HOME"] = stage.At(CodexStage.Home) };
        var outcome = stage.Client.RunAsync(
            new() { FileName = "/simulated/bin/" + command.Program, Arguments = command.Arguments, WorkingDirectory = command.WorkingDirectory, Environment = variables },
            default).GetAwaiter().GetResult();
        outcome.ExitCode.ShouldBe(0, outcome.StandardError);
    }

    private void Edit(EditMembersStep step)
    {
        step.Expected.ShouldAllBe(statement => _check.Holds(statement), step.Summary);
        var exists = stage.Exists(step.Path);
        if (!exists && step.Edits.Count == 0)
        {
            if (step.UndoDeleteIfEmpty)
            {
                _undo.Push(() => DeleteIfEmpty(step));
            }

            return;
        }

        (exists || step.CreateIfAbsent).ShouldBeTrue(step.Summary);
        var format = ObservationCheck.FormatOf(step.Format);
        var result = StructuredText.Apply(format, exists ? stage.Bytes(step.Path) : [], [.. step.Edits.Select(Change)]);
        result.Error.ShouldBeNull(step.Summary);
        if (result.Changed || !exists)
        {
            Write(step.Path, result.Bytes.ToArray(), step.PruneUpTo);
        }

        if (step.DeleteIfEmpty)
        {
            DeleteIfEmpty(step);
        }
    }

    private void DeleteIfEmpty(EditMembersStep step)
    {
        if (stage.Exists(step.Path) && stage.Text(step.Path)!.Trim() is "" or "{}")
        {
            stage.Disk.DeleteFile(step.Path);
            Prune(step.Path, step.PruneUpTo);
        }
    }

    private void Remove(RemoveGenerationStep remove)
    {
        if (remove.Digest is not null)
        {
            new PackageTrees(stage.Disk).Open(remove.Path).Tree!.Digest.ShouldStartWith(remove.Digest);
        }

        if (remove.Phase == StepPhase.AfterCommit)
        {
            new TreeRemoval(stage.Disk).DeleteTree(remove.Path).ShouldBeNull();
            Prune(remove.Path, remove.PruneUpTo);
            return;
        }

        var tombstone = remove.Path + ".tombstone";
        stage.Disk.MoveDirectory(remove.Path, tombstone);
        _undo.Push(() => stage.Disk.MoveDirectory(tombstone, remove.Path));
    }

    // The undo puts back what was there: enough here, because nobody else writes between.
    private void Write(string path, byte[] content, string? undoPruneUpTo)
    {
        var before = stage.Exists(path) ? stage.Bytes(path) : null;
        var folderExisted = stage.Exists(Path.GetDirectoryName(path)!);
        Replace(path, content);
        _undo.Push(() =>
        {
            if (before is not null)
            {
                Replace(path, before);
            }
            else
            {
                stage.Disk.DeleteFile(path);
                if (!folderExisted)
                {
                    Prune(path, undoPruneUpTo);
                }
            }
        });
    }

    private void Replace(string path, byte[] content)
    {
        var mode = stage.Disk.Stat(path)?.Mode;
        stage.Disk.CreateDirectory(Path.GetDirectoryName(path)!);
        stage.Disk.DeleteFile(path);
        using var stream = stage.Disk.CreateNew(path, mode);
        stream.Write(content);
    }

    private void Prune(string path, string? upTo)
    {
        for (var folder = Path.GetDirectoryName(path); upTo is not null && folder is not null && folder != upTo && folder.StartsWith(upTo, StringComparison.Ordinal); folder = Path.GetDirectoryName(folder))
        {
            if (stage.Disk.Stat(folder) is not null && stage.Disk.List(folder).Count > 0)
            {
                return;
            }

            stage.Disk.DeleteEmptyDirectory(folder);
        }
    }

    private string? Digest(string path) => stage.Exists(path) ? ContentDigest.Of(stage.Bytes(path)) : null;

    private static MemberChange Change(MemberEdit edit) => edit switch
    {
        SetMemberEdit set => new SetMember { Path = ObservationCheck.PathOf(set.Path), Value = set.Value?.DeepClone() },
        InsertItemEdit insert => new InsertItem { Path = ObservationCheck.PathOf(insert.Path), Value = insert.Value?.DeepClone(), Index = insert.Index },
        RemoveMemberEdit { OnlyIfEmpty: false } remove => new RemoveMember { Path = ObservationCheck.PathOf(remove.Path), RemoveEmptyParents = remove.RemoveEmptyParents },

        // The lifecycle looks first; the one place here that asks for it has an empty list by then.
        RemoveMemberEdit remove => new RemoveMember { Path = ObservationCheck.PathOf(remove.Path) },
        _ => throw new InvalidOperationException("An edit of another kind."),
    };
}
