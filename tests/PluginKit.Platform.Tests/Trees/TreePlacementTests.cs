using System.Text;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Trees;

namespace PluginKit.Platform.Tests.Trees;

public abstract class TreePlacementTests(DiskUnderTest place) : IDisposable
{
    private static readonly PackageEntry[] Demo =
    [
        new("bin", PackageEntryKind.Directory, 0, false),
        new("bin/run", PackageEntryKind.File, 7, true),
        new("plugin.json", PackageEntryKind.File, 11, false),
    ];

    private readonly DiskUnderTest _place = place;
    private readonly InterceptedDisk _disk = new(place.Disk);

    private TreePlacement Placement => new(_disk, new PackageTrees(_disk), new TreeRemoval(_disk));

    private string Destination => _place.At("store", "g", "demo");

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_tree_is_placed_with_its_content_and_modes()
    {
        Place().ShouldBeNull();

        _place.Text("store/g/demo/bin/run").ShouldBe("bin/run");
        new PackageTrees(_disk).Open(Destination).Tree!.Entries.Select(static entry => entry.Path).ShouldBe(Demo.Select(static entry => entry.Path));
        _place.Disk.List(_place.At("store", "g")).Count.ShouldBe(1);
        if (_place.HasModes)
        {
            _place.Disk.Stat(Path.Combine(Destination, "bin", "run"))!.Mode.ShouldBe((UnixFileMode)0b111_101_101);
            _place.Disk.Stat(Path.Combine(Destination, "bin"))!.Mode.ShouldBe((UnixFileMode)0b111_101_101);
            _place.Disk.Stat(Path.Combine(Destination, "plugin.json"))!.Mode.ShouldBe((UnixFileMode)0b110_100_100);
        }
    }

    [Fact]
    public void Everything_is_flushed_before_the_rename_and_the_parent_after_it()
    {
        Place().ShouldBeNull();

        var calls = _disk.Calls;
        var rename = calls.IndexOf("MoveDirectory demo.staging-op1");
        calls.Skip(calls.IndexOf("FlushTree store")).ShouldNotContain(static call => call.StartsWith("CreateNew", StringComparison.Ordinal));
        calls.IndexOf("FlushTree store").ShouldBeInRange(1, rename);
        calls.Skip(rename).ShouldContain("FlushDirectory g");
    }

    [Fact]
    public void An_existing_destination_is_a_conflict_and_stays()
    {
        _place.Write("store/g/demo/mine", "x");
        var before = _place.Snapshot();

        Place().ShouldNotBeNull().Code.ShouldBe(ProblemCodes.Conflict);
        _place.Snapshot().ShouldBe(before);
    }

    [Fact]
    public void Other_content_than_the_digest_promises_is_not_placed()
    {
        var problem = Placement.Place(Demo, static path => Encoding.UTF8.GetBytes(path.ToUpperInvariant()), Digest(), Destination, "op1");

        problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceChanged);
        NothingIsLeft();
    }

    [Fact]
    public void A_source_that_changed_since_it_was_read_is_not_placed()
    {
        _place.Write("package/file", "reviewed");
        var tree = new PackageTrees(_disk).Open(_place.At("package")).Tree!;
        _place.Write("package/file", "replaced");

        Placement.Place(tree, Destination, "op1").ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceChanged);
        NothingIsLeft();
    }

    [Theory]
    [InlineData(nameof(IDisk.CreateNew), "run")]
    [InlineData(nameof(IDisk.CreateNew), "plugin.json")]
    [InlineData(nameof(IDisk.FlushTree), "staging")]
    [InlineData(nameof(IDisk.FlushDirectory), "g")]
    [InlineData(nameof(IDisk.MoveDirectory), "staging")]
    [InlineData(nameof(IDisk.SetMode), "bin")]
    public void A_failing_write_leaves_nothing_behind(string member, string path)
    {
        _place.Directory("store/g");
        _disk.Fail(member, path);

        var problem = Place();

        problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.WriteFailed);
        problem.Message.ShouldContain("No space left");
        NothingIsLeft();
    }

    [Fact]
    public void A_failure_at_any_call_leaves_all_or_nothing()
    {
        Place().ShouldBeNull();
        var calls = _disk.Calls.Count;
        new TreeRemoval(_place.Disk).DeleteTree(_place.At("store")).ShouldBeNull();

        for (var failing = 1; failing <= calls; failing++)
        {
            var count = 0;
            _disk.Before = (_, _) =>
            {
                if (++count == failing)
                {
                    throw new IOException("injected");
                }
            };
            var problem = Place();
            _disk.Before = null;

            problem.ShouldNotBeNull($"call {failing}");
            NothingIsLeft();
            new TreeRemoval(_place.Disk).DeleteTree(_place.At("store")).ShouldBeNull();
        }
    }

    [Fact]
    public void Leftovers_of_a_crashed_attempt_of_the_same_operation_are_replaced()
    {
        _place.Write("store/g/demo.staging-op1/half", "x");

        Place().ShouldBeNull();

        _place.Disk.List(_place.At("store", "g")).Select(static entry => entry.Name).ShouldBe(["demo"]);
        _place.Disk.Stat(Path.Combine(Destination, "half")).ShouldBeNull();
    }

    [Fact]
    public void A_stopped_placement_leaves_nothing_behind()
    {
        using var source = new CancellationTokenSource();
        _disk.Before = (member, _) =>
        {
            if (member == nameof(IDisk.CreateNew))
            {
                source.Cancel();
            }
        };

        Should.Throw<OperationCanceledException>(() => Placement.Place(Demo, Content, Digest(), Destination, "op1", source.Token));
        NothingIsLeft();
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("/etc/evil")]
    [InlineData("a\\..\\evil")]
    [InlineData("PLUGIN.JSON")]
    [InlineData("nul")]
    public void Entries_that_would_land_elsewhere_are_refused_before_the_first_write(string path)
    {
        PackageEntry[] entries = [.. Demo, new(path, PackageEntryKind.File, path.Length, false)];

        Placement.Place(entries, Content, "sha256:any", Destination, "op1").ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceUnsafeEntry);
        _place.Snapshot().ShouldBeEmpty();
    }

    [Fact]
    public void An_operation_id_that_is_no_leaf_id_is_misuse() =>
        Should.Throw<ArgumentException>(() => Placement.Place(Demo, Content, Digest(), Destination, "../x"));

    [Fact]
    public void A_tree_is_removed_through_its_tombstone()
    {
        Place().ShouldBeNull();
        _place.Write("store/g/demo.gone/old", "left by a crash");

        new TreeRemoval(_disk).Remove(Destination, Destination + ".gone").ShouldBeNull();

        _place.Disk.List(_place.At("store", "g")).ShouldBeEmpty();
        _disk.Calls.ShouldContain("MoveDirectory demo");
        new TreeRemoval(_disk).Remove(Destination, Destination + ".gone").ShouldBeNull();
    }

    [Fact]
    public void Removal_after_a_crash_behind_the_rename_deletes_the_tombstone()
    {
        _place.Write("store/g/demo.gone/file", "x");

        new TreeRemoval(_disk).Remove(Destination, Destination + ".gone").ShouldBeNull();

        _place.Disk.List(_place.At("store", "g")).ShouldBeEmpty();
    }

    [Fact]
    public void Removal_never_follows_a_link()
    {
        _place.Write("precious/file", "x");
        _place.Write("tree/sub/file", "y");
        _place.Link("tree/sub/link", _place.At("precious"));
        _place.Link("tree/dangling", "nowhere");

        new TreeRemoval(_disk).DeleteTree(_place.At("tree")).ShouldBeNull();

        _place.Snapshot().ShouldBe(["precious/", $"{Path.Combine("precious", "file")} = x"]);
    }

    [Fact]
    public void A_link_in_the_place_of_a_tree_is_left_alone()
    {
        _place.Write("precious/file", "x");
        _place.Link("tree", "precious");
        var before = _place.Snapshot();

        new TreeRemoval(_disk).Remove(_place.At("tree"), _place.At("tree.gone")).ShouldNotBeNull().Code.ShouldBe(ProblemCodes.Conflict);
        _place.Snapshot().ShouldBe(before);
    }

    [UnixFact]
    public void Directories_without_write_permission_are_removed_too()
    {
        _place.Write("tree/sub/file", "x");
        _place.Disk.SetMode(_place.At("tree", "sub"), UnixFileMode.UserRead);

        new TreeRemoval(_disk).DeleteTree(_place.At("tree")).ShouldBeNull();
        _place.Disk.Stat(_place.At("tree")).ShouldBeNull();
    }

    [Fact]
    public void What_cannot_be_deleted_is_named_and_the_rest_goes()
    {
        _place.Write("tree/a", "1");
        _place.Write("tree/busy", "2");
        _place.Write("tree/z", "3");
        _disk.Fail(nameof(IDisk.DeleteFile), "busy", static () => new UnauthorizedAccessException("in use"));

        var problem = new TreeRemoval(_disk).DeleteTree(_place.At("tree"));

        problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.LeftoverFiles);
        problem.Path.ShouldBe(_place.At("tree", "busy"));
        _place.Disk.List(_place.At("tree")).Select(static entry => entry.Name).ShouldBe(["busy"]);
    }

    [Fact]
    public void A_tree_that_cannot_be_renamed_is_still_whole()
    {
        Place().ShouldBeNull();
        var before = _place.Snapshot();
        _disk.Fail(nameof(IDisk.MoveDirectory), "demo");

        new TreeRemoval(_disk).Remove(Destination, Destination + ".gone").ShouldNotBeNull().Code.ShouldBe(ProblemCodes.WriteFailed);
        _place.Snapshot().ShouldBe(before);
    }

    private static ReadOnlyMemory<byte> Content(string path) => Encoding.UTF8.GetBytes(path);

    private static string Digest() => TreeDigest.Compute(Demo, Content);

    private Problem? Place() => Placement.Place(Demo, Content, Digest(), Destination, "op1");

    private void NothingIsLeft()
    {
        if (_place.Disk.Stat(_place.At("store", "g")) is not null)
        {
            _place.Disk.List(_place.At("store", "g")).ShouldBeEmpty();
        }
    }
}
