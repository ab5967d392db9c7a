using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Editing.Tests.Properties;

namespace PluginKit.Editing.Tests.CorpusFiles;

/// <summary>Settings, marketplaces and configurations as people and clients write them. A file that is put into the folder is tested.</summary>
public class CorpusTests
{
    public static TheoryData<string> Good { get; } = CorpusFile.Names(broken: false);

    public static TheoryData<string> Broken { get; } = CorpusFile.Names(broken: true);

    [Theory]
    [MemberData(nameof(Good))]
    public void What_is_set_is_there_and_removed_without_a_trace(string name)
    {
        CorpusFile file = CorpusFile.Open(name);
        JsonNode root = StructuredText.Read(file.Format, file.Bytes).Root!;
        int made = 0;
        foreach ((MemberChange add, RemoveMember remove) in CorpusEdits.Of(file, root))
        {
            StructuredEditResult added = StructuredText.Apply(file.Format, file.Bytes, [add]);
            if (added.Error?.Kind is TextErrorKind.DuplicateKey or TextErrorKind.WrongType)
            {
                continue;
            }

            added.Error.ShouldBeNull($"{add}");
            made++;
            ShouldBeInsertion(file.Bytes, added.Bytes.Span, $"{add}");
            JsonNode.DeepEquals(StructuredText.Read(file.Format, added.Bytes).Root, Model.Apply(root, Positioned(root, add))).ShouldBeTrue($"{add}");
            StructuredEditResult removed = StructuredText.Apply(file.Format, added.Bytes, [remove]);
            removed.Bytes.Span.SequenceEqual(file.Bytes).ShouldBeTrue($"{add} gave\n{Encoding.UTF8.GetString(added.Bytes.Span)}");
        }

        made.ShouldBeGreaterThan(2);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void What_is_moved_and_moved_back_leaves_no_trace(string name)
    {
        CorpusFile file = CorpusFile.Open(name);
        JsonNode root = StructuredText.Read(file.Format, file.Bytes).Root!;
        for (int seed = 0; seed < 20 && root.AsObject().Count > 0; seed++)
        {
            (KeyPath path, int from, int to) = new Dice(seed).Move(root);
            StructuredEditResult moved = StructuredText.Apply(file.Format, file.Bytes, [new MoveMember { Path = path, Index = to }]);
            if (moved.Error?.Kind is TextErrorKind.DuplicateKey or TextErrorKind.NotSupported || HasDuplicates(file, path))
            {
                continue;
            }

            moved.Error.ShouldBeNull();
            StructuredText.Read(file.Format, moved.Bytes).Root!.ToJsonString().ShouldBe(Model.Move(root, path, to)!.ToJsonString());
            KeyPath there = path.Segments[^1].Kind == KeySegmentKind.Index ? KeyPath.Of([.. path.Segments.SkipLast(1), to]) : path;
            StructuredText.Apply(file.Format, moved.Bytes, [new MoveMember { Path = there, Index = from }]).Bytes.ToArray().ShouldBe(file.Bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_is_not_written_and_its_place_is_told(string name)
    {
        CorpusFile file = CorpusFile.Open(name);
        StructuredEditResult edit = StructuredText.Apply(file.Format, file.Bytes, [new SetMember { Path = KeyPath.Of("plugins"), Value = true }]);

        edit.IsOk.ShouldBeFalse();
        edit.Changed.ShouldBeFalse();
        edit.Bytes.ToArray().ShouldBe(file.Bytes);
        $"{edit.Error!.Line}-{edit.Error.Column}".ShouldBe(name.Split('.')[^2]);
        StructuredText.Read(file.Format, file.Bytes).Error.ShouldBe(edit.Error);
    }

    [Fact]
    public void The_corpus_is_large_and_varied()
    {
        List<byte[]> files = [.. ((IEnumerable<object[]>)Good).Select(static row => CorpusFile.Open((string)row[0]).Bytes)];
        files.Count.ShouldBeGreaterThanOrEqualTo(60);
        files.Count(static bytes => bytes.AsSpan().StartsWith("\uFEFF"u8)).ShouldBeGreaterThan(2);
        files.Count(static bytes => bytes.AsSpan().IndexOf("\r\n"u8) >= 0).ShouldBeGreaterThan(4);
        files.Count(static bytes => bytes.AsSpan().IndexOf("\n\t"u8) >= 0).ShouldBeGreaterThan(3);
        files.Count(static bytes => bytes.Length > 0 && bytes[^1] != '\n').ShouldBeGreaterThan(8);
        files.Count(static bytes => bytes.AsSpan().Contains((byte)'\\')).ShouldBeGreaterThan(8);
    }

    /// <summary>The text before is the text after without what was put in: in one place, or a comma and what follows a comment.</summary>
    private static void ShouldBeInsertion(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, string because)
    {
        int head = before.CommonPrefixLength(after);
        int tail = 0;
        while (tail < before.Length - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        ReadOnlySpan<byte> between = before[head..^tail];
        (between.IsEmpty || (after[head] == ',' && after[(head + 1)..].StartsWith(between))).ShouldBeTrue(because);
    }

    /// <summary>The model knows positions, not items found by a member.</summary>
    private static MemberChange Positioned(JsonNode root, MemberChange change) => change is SetMember set && set.Path.Segments[^1].Kind == KeySegmentKind.Item
        ? new InsertItem { Path = KeyPath.Of("plugins"), Index = root["plugins"]!.AsArray().Count, Value = set.Value }
        : change;

    private static bool HasDuplicates(CorpusFile file, KeyPath path) => StructuredText.Read(file.Format, file.Bytes).HasDuplicateKeys && path.Segments.Count < 3;
}
