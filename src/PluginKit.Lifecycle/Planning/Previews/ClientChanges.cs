using System.Text.Json.Nodes;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Steps;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Execution;

namespace PluginKit.Lifecycle.Planning.Previews;

/// <summary>What a command of the client changes as far as its adapter knows: what must hold afterwards and does not hold now.</summary>
internal sealed class ClientChanges(FilesAhead files, OwnValues own)
{
    public IEnumerable<ConfigChange> Of(RunClientStep step)
    {
        if (step.Already is { } already && Holds(already) == true)
        {
            return [];
        }

        var changes = new List<(MemberObservation Expected, ConfigEdit Edit, bool IsNewFile)>();
        foreach (var expected in Parts(step.Expects).OfType<MemberObservation>())
        {
            if (Change(expected) is { } edit)
            {
                changes.Add((expected, edit, files.TryRead(expected.Path, out var content) && content is null));
                Foresee(expected);
            }
        }

        return changes.GroupBy(static change => (change.Expected.Path, change.Expected.Format)).Select(group => new ConfigChange
        {
            Path = group.Key.Path,
            Format = group.Key.Format,
            By = ChangeAuthor.Client,
            Phase = step.Phase,
            FileChange = group.First().IsNewFile ? FileChangeKind.Created : FileChangeKind.Changed,
            Edits = [.. group.Select(static change => change.Edit)],
        });
    }

    private ConfigEdit? Change(MemberObservation expected)
    {
        var exists = TryFind(expected, out var now);
        var before = exists ? own.Found(now) : null;
        return expected.Comparison switch
        {
            var comparison when comparison == Comparison.EqualTo && !(exists && JsonNode.DeepEquals(now, expected.Value)) =>
                new() { Member = expected.Member, Kind = ConfigEditKind.Set, Before = before, After = own.Written(expected.Value) },
            var comparison when comparison == Comparison.Exists && !exists =>
                new() { Member = expected.Member, Kind = ConfigEditKind.Set, After = OwnValues.Unknown },
            var comparison when comparison == Comparison.Absent && exists =>
                new() { Member = expected.Member, Kind = ConfigEditKind.Remove, Before = before },
            var comparison when comparison == Comparison.NotEqualTo && exists && JsonNode.DeepEquals(now, expected.Value) =>
                new() { Member = expected.Member, Kind = ConfigEditKind.Remove, Before = before },
            _ => null,
        };
    }

    /// <summary>Later steps build on what the client did. A value that only the client knows stays unknown.</summary>
    private void Foresee(MemberObservation expected)
    {
        MemberEdit? edit = expected.Comparison == Comparison.EqualTo ? new SetMemberEdit { Path = expected.Member, Value = expected.Value }
            : expected.Comparison == Comparison.Exists ? null
            : new RemoveMemberEdit { Path = expected.Member };
        if (edit is not null && files.TryRead(expected.Path, out var content)
            && MemberEditing.Apply(content ?? default, expected.Format, [edit]) is { Error: null, Bytes: var bytes })
        {
            files.Write(expected.Path, bytes);
        }
    }

    /// <summary>Whether an observation holds; <see langword="null"/> when the files alone do not tell.</summary>
    private bool? Holds(Observation observation) => observation switch
    {
        AllObservation all => all.Parts.Select(Holds).Aggregate((bool?)true, static (whole, part) => whole == false || part == false ? false : whole is null || part is null ? null : true),
        AnyObservation any => any.Parts.Select(Holds).Aggregate((bool?)false, static (whole, part) => whole == true || part == true ? true : whole is null || part is null ? null : false),
        MemberObservation member => Holds(member),
        _ => null,
    };

    private bool? Holds(MemberObservation member)
    {
        var exists = TryFind(member, out var value);
        var equal = exists && JsonNode.DeepEquals(value, member.Value);
        return member.Comparison switch
        {
            var comparison when comparison == Comparison.Exists => exists,
            var comparison when comparison == Comparison.Absent => !exists,
            var comparison when comparison == Comparison.EqualTo => equal,
            var comparison when comparison == Comparison.NotEqualTo => !equal,
            _ => null,
        };
    }

    private bool TryFind(MemberObservation expected, out JsonNode? value)
    {
        value = null;
        return files.Document(expected.Path, expected.Format)?.TryFind(EditingTerms.Path(expected.Member), out value) == true;
    }

    private static IEnumerable<Observation> Parts(Observation? observation) => observation switch
    {
        null => [],
        AllObservation all => all.Parts.SelectMany(Parts),
        AnyObservation => [],
        _ => [observation],
    };
}
