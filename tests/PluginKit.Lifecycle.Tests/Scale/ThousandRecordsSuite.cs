using System.Text;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.Observation;

namespace PluginKit.Lifecycle.Tests.Scale;

/// <summary>A question about many records reads each file once.</summary>
public abstract class ThousandRecordsSuite(DiskKind kind)
{
    private const int Count = 1000;

    [Fact]
    public async Task List_and_doctor_read_each_file_once()
    {
        using var world = new World(kind);
        world.Write(world.StateFile, Records());
        world.Write(SketchAdapter.Registry(world.Home, "sketch"), "{}\n");
        world.Write(SketchAdapter.Settings(world.Home, "sketch"), "{}\n");
        RecordingDisk? recording = null;
        using var process = world.Reopen(disk => recording = new(disk) { ForbidWrites = true });

        (await process.Lifecycle.ListAsync(new())).ManagedEntries.Count.ShouldBe(Count);
        recording!.Reads.Select(static read => read.Path).ShouldBe([world.StateFile]);
        recording.Clear();
        (await process.Lifecycle.DoctorAsync(new())).ManagedEntries.Count.ShouldBe(Count);

        // State is looked at once more: before anything is called wrong, it has to be what it was.
        recording.Reads.GroupBy(static read => read.Path).Where(static group => group.Count() > 1).Select(static group => (group.Key, group.Count())).ShouldBe([(world.StateFile, 2)]);
        recording.Reads.Count(read => read.Path == SketchAdapter.Registry(world.Home, "sketch")).ShouldBe(1);
        process.Programs.Calls.ShouldBeEmpty();
    }

    private static string Records()
    {
        var text = new StringBuilder("{\"schema_version\":1,\"installations\":[");
        for (var number = 0; number < Count; number++)
        {
            text.Append(number == 0 ? string.Empty : ",").Append(System.Globalization.CultureInfo.InvariantCulture, $$$"""
                {"integration_id":"p{{{number}}}","requested_source_ref":{"kind":"local_path","value":"/p"},"resolved_source_ref":{"kind":"local_path","value":"/p"},"resolved_version":"1.0.0","source_digest":"a","manifest_digest":"b","policy":{"scope":"user","auto_update":true,"adopt_new_targets":"manual","allow_prerelease":false},"targets":{"sketch":{"target_id":"sketch","delivery_kind":"sketch-plugin","state":"installed"}},"last_checked_at":"2026-04-18T10:00:00Z","last_updated_at":"2026-04-18T10:00:00Z"}
                """);
        }

        return text.Append("]}\n").ToString();
    }
}

public sealed class ThousandRecordsOnVirtualDisk() : ThousandRecordsSuite(DiskKind.Virtual);

public sealed class ThousandRecordsOnRealDisk() : ThousandRecordsSuite(DiskKind.Real);
