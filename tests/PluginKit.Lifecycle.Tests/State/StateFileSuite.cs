using System.Text.Json;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Requests;
using PluginKit.Lifecycle.Tests.Worlds;

namespace PluginKit.Lifecycle.Tests.State;

/// <summary>state.json is shared with the existing tool: schema 1, exactly.</summary>
public abstract class StateFileSuite(DiskKind kind)
{
    private const string GoRecord = """
        {
          "schema_version": 1,
          "installations": [
            {
              "integration_id": "context7",
              "requested_source_ref": { "kind": "github_repo_path", "value": "github:o/r//plugins/context7" },
              "resolved_source_ref": { "kind": "git_commit", "value": "https://github.com/o/r@0123456789abcdef0123456789abcdef01234567" },
              "resolved_version": "0.1.1",
              "source_digest": "sha256:aa",
              "manifest_digest": "sha256:bb",
              "policy": { "scope": "user", "auto_update": true, "adopt_new_targets": "manual", "allow_prerelease": false, "later": 1 },
              "targets": {
                "sketch": {
                  "target_id": "sketch",
                  "delivery_kind": "codex-marketplace-plugin",
                  "capability_surface": ["plugin_bundle"],
                  "state": "activation_pending",
                  "activation_state": "native_activation_pending",
                  "catalog_policy": { "installation": "AVAILABLE" },
                  "environment_restrictions": ["native_activation_required"],
                  "owned_native_objects": [{ "kind": "plugin_root", "name": "context7", "path": "/p", "protection_class": "workspace_mutable" }],
                  "adapter_metadata": { "catalog_name": "integrationctl-managed", "list": ["a"] },
                  "unheard_of": { "of": true }
                }
              },
              "last_checked_at": "2026-04-18T10:00:00Z",
              "last_updated_at": "2026-04-18T10:00:00Z",
              "kept": "yes"
            }
          ],
          "top": [1]
        }

        """;

    [Fact]
    public async Task A_record_of_the_existing_tool_is_listed_and_checked()
    {
        using var world = new World(kind);
        world.Write(world.StateFile, GoRecord);

        var entry = (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldHaveSingleItem();
        var doctor = await world.Lifecycle.DoctorAsync(new());

        entry.ManagedEntryKey.ShouldBe("user::context7");
        entry.Targets.ShouldHaveSingleItem().State.ShouldBe(InstallState.ActivationPending);
        doctor.ManagedEntries.ShouldHaveSingleItem().Targets[0].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.TargetMissing);
        world.Read(world.StateFile).ShouldBe(GoRecord);
    }

    [Fact]
    public async Task Members_nobody_knows_survive_a_rewrite()
    {
        using var world = new World(kind);
        world.Write(world.StateFile, GoRecord);

        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") }))).Outcome.ShouldBe(Outcome.Applied);

        using var after = JsonDocument.Parse(world.Read(world.StateFile));
        using var before = JsonDocument.Parse(GoRecord);
        after.RootElement.GetProperty("top").GetRawText().Where(static c => !char.IsWhiteSpace(c)).ShouldBe("[1]");
        JsonElement.DeepEquals(after.RootElement.GetProperty("installations")[0], before.RootElement.GetProperty("installations")[0]).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_written_passes_the_strict_reader_of_the_existing_tool()
    {
        using var world = new World(kind);
        var result = await world.Lifecycle.ApplyAsync(
            await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Scope = InstallScope.Project, WorkspaceRoot = world.Project }));
        result.Outcome.ShouldBe(Outcome.Applied);

        var text = world.Read(world.StateFile);
        text.ShouldStartWith("{\n  \"schema_version\": 1,\n  \"installations\": [\n");
        text.ShouldEndWith("}\n");
        text.ShouldNotContain("\r");
        world.Disk.Stat(world.StateFile)!.Mode.ShouldBe(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        using var document = JsonDocument.Parse(text);
        StrictStateReader.Check(document.RootElement).ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_receipt_is_said_and_breaks_no_plugin()
    {
        using var world = new World(kind);
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes") }));
        world.Disk.DeleteFile(Path.Combine(world.Home, ".plugin-kit-ai", "pluginkit", "receipts", "notes.json"));

        var doctor = await world.Lifecycle.DoctorAsync(new() { VerifyContent = true });

        doctor.Ok.ShouldBeTrue();
        doctor.IssueCount.ShouldBe(0);
        doctor.ManagedEntries[0].HealthState.ShouldBe(HealthState.Healthy);
        doctor.ManagedEntries[0].Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.ReceiptMissing);
    }
}

public sealed class StateFileOnVirtualDisk() : StateFileSuite(DiskKind.Virtual);

public sealed class StateFileOnRealDisk() : StateFileSuite(DiskKind.Real);
