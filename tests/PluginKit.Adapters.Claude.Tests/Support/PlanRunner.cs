using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Editing;
using PluginKit.Platform.Disk;
using PluginKit.Tests.Disks;

namespace PluginKit.Adapters.Claude.Tests.Support;

/// <summary>Carries a proposal out by hand: no journal, no lock, only what the steps say.</summary>
internal sealed class PlanRunner(ClaudeStage stage, DeliveryView? delivery)
{
    private readonly Stack<PlanStep> _done = new();
    private readonly Dictionary<string, string> _pointers = new(StringComparer.Ordinal);

    public List<string> Commands { get; } = [];

    public void Apply(TargetProposal proposal, bool afterCommit = true)
    {
        foreach (var step in proposal.Steps.Where(step => afterCommit || step.Phase != StepPhase.AfterCommit).OrderBy(static step => step.Phase == StepPhase.AfterCommit))
        {
            Do(step);
        }
    }

    /// <summary>Carries out the steps until one fails or the given number is reached, then takes everything back.</summary>
    public void ApplyAndUndo(TargetProposal proposal, int count)
    {
        foreach (var step in proposal.Steps.Where(static step => step.Phase != StepPhase.AfterCommit).Take(count))
        {
            Do(step);
        }
        Undo();
    }

    public void Undo()
    {
        while (_done.TryPop(out var step))
        {
            Undo(step);
        }
    }

    /// <summary>Carries out one step.</summary>
    public void Do(PlanStep step)
    {
        _done.Push(step);
        switch (step)
        {
            case PlaceGenerationStep place:
                foreach (var path in delivery!.Paths)
                {
                    stage.Disk.AddFile(Path.Combine(place.Destination, path), delivery.Read(path).ToArray());
                }
                break;
            case SwitchPointerStep pointer:
                if (stage.TryText(pointer.Path) is { } before)
                {
                    _pointers[pointer.Path] = before;
                }
                stage.Write(pointer.Path, pointer.Content);
                break;
            case RunClientStep run:
                Run(run);
                break;
            case AssertStep assert:
                assert.Statements.ShouldAllBe(statement => ObservationCheck.Holds(stage, statement));
                break;
            case EditMembersStep edit:
                Edit(edit, edit.Edits, edit.DeleteIfEmpty);
                break;
            case RemoveGenerationStep remove:
                DeleteFolder(remove.Path);
                Prune(remove.Path, remove.PruneUpTo);
                break;
            case DeleteOwnedFileStep delete:
                stage.Disk.DeleteFile(delete.Path);
                Prune(delete.Path, delete.PruneUpTo);
                break;
            default:
                throw new InvalidOperationException(step.Kind);
        }
    }

    private void Run(RunClientStep step)
    {
        if (step.Already is { } already && ObservationCheck.Holds(stage, already))
        {
            return;
        }
        for (var attempt = 1; ; attempt++)
        {
            Run(step.Command);
            if (step.Expects is null || ObservationCheck.Holds(stage, step.Expects))
            {
                return;
            }
            attempt.ShouldBeLessThan(step.Attempts, $"{string.Join(' ', step.Command.CommandLine)} did not bring about what was expected.");
        }
    }

    private void Run(ClientCommand command)
    {
        Commands.Add(string.Join(' ', command.CommandLine));
        var environment = new Dictionary<string, string>(command.Environment) { ["HOME"] = stage.HomeFolder };
        stage.Run(new Platform.Processes.ProcessRequest { FileName = "/bin/claude", Arguments = command.Arguments, WorkingDirectory = command.WorkingDirectory, Environment = environment });
    }

    private void Undo(PlanStep step)
    {
        switch (step)
        {
            case PlaceGenerationStep place:
                DeleteFolder(place.Destination);
                Prune(place.Destination, place.UndoPruneUpTo);
                break;
            case SwitchPointerStep { ExpectedDigest: null } pointer:
                stage.Disk.DeleteFile(pointer.Path);
                Prune(pointer.Path, pointer.UndoPruneUpTo);
                break;
            case SwitchPointerStep pointer:
                stage.Write(pointer.Path, _pointers[pointer.Path]);
                break;
            case RunClientStep { Undo: { } undo } run when run.UndoAlready is null || !ObservationCheck.Holds(stage, run.UndoAlready):
                Run(undo);
                if (run.UndoAlready is { } undone)
                {
                    ObservationCheck.Holds(stage, undone).ShouldBeTrue($"'{string.Join(' ', undo.CommandLine)}' did not take it back.");
                }
                break;
            case EditMembersStep edit:
                Edit(edit, edit.UndoEdits, edit.UndoDeleteIfEmpty);
                break;
        }
    }

    private void Edit(EditMembersStep step, IReadOnlyList<MemberEdit> edits, bool deleteIfEmpty)
    {
        if (stage.TryText(step.Path) is not { } text)
        {
            return;
        }
        foreach (var edit in edits)
        {
            if (edit is RemoveMemberEdit { OnlyIfEmpty: true } && !IsEmptyObject(text, edit.Path[0].Name!))
            {
                continue;
            }
            var path = KeyPath.Of([.. edit.Path.Select(Segment)]);
            MemberChange change = edit switch
            {
                SetMemberEdit set => new SetMember { Path = path, Value = set.Value },
                _ => new RemoveMember { Path = path },
            };
            var result = StructuredText.Apply(TextFormat.Json, Encoding.UTF8.GetBytes(text), [change]);
            result.Error.ShouldBeNull();
            text = Encoding.UTF8.GetString(result.Bytes.Span);
        }
        stage.Write(step.Path, text);
        if (deleteIfEmpty && JsonNode.Parse(text) is JsonObject { Count: 0 })
        {
            stage.Disk.DeleteFile(step.Path);
            Prune(step.Path, step.PruneUpTo);
        }
    }

    private static bool IsEmptyObject(string text, string member) =>
        JsonNode.Parse(text)?[member] is JsonObject { Count: 0 };

    private static KeySegment Segment(MemberSegment segment) => segment switch
    {
        { Index: { } index } => KeySegment.Index(index),
        { ItemValue: { } value } => KeySegment.Item(segment.Name!, value),
        _ => KeySegment.Member(segment.Name!),
    };

    private void DeleteFolder(string folder)
    {
        if (stage.Disk.Stat(folder) is null)
        {
            return;
        }
        foreach (var entry in stage.Disk.List(folder))
        {
            if (entry.Kind == DiskEntryKind.Directory)
            {
                DeleteFolder(entry.Path);
            }
            else
            {
                stage.Disk.DeleteFile(entry.Path);
            }
        }
        stage.Disk.DeleteEmptyDirectory(folder);
    }

    private void Prune(string path, string? upTo)
    {
        for (var folder = Path.GetDirectoryName(path); upTo is not null && folder is not null && folder.Length > upTo.Length; folder = Path.GetDirectoryName(folder))
        {
            if (stage.Disk.Stat(folder) is null)
            {
                continue;
            }
            if (stage.Disk.List(folder).Count > 0)
            {
                return;
            }
            stage.Disk.DeleteEmptyDirectory(folder);
        }
    }
}
