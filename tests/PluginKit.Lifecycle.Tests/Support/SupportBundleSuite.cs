using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Support;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.Observation;

namespace PluginKit.Lifecycle.Tests.Support;

/// <summary>A bundle helps whoever is asked, and tells nothing that is nobody's business .</summary>
public abstract class SupportBundleSuite(DiskKind kind)
{
    private static readonly IReadOnlyList<string> s_secrets = PlantedSecrets.All;

    [Fact]
    public async Task Nothing_secret_of_a_home_full_of_secrets_is_in_it()
    {
        using var world = await PlantedAsync();
        var images = Images(world);
        images.ShouldNotBeEmpty("the crash came before a copy was made");

        var (text, bytes) = await TextAsync(world, new() { IncludeClientVersions = true });

        foreach (var secret in s_secrets)
        {
            text.ShouldNotContain(secret);
            Encoding.Latin1.GetString(bytes).ShouldNotContain(secret);
        }

        text.ShouldNotContain(PlantedSecrets.User, Case.Insensitive);
        text.ShouldNotContain(world.Home);
        text.ShouldNotContain("dark", customMessage: "a client's file is in it");
    }

    [Fact]
    public async Task What_helps_is_in_it()
    {
        using var world = await PlantedAsync();

        var entries = await EntriesAsync(world, new());

        entries.Keys.ShouldBe(
            ["bundle.json", "doctor.json", "files.json", "journals.json", "list.json", "operations.json", "receipts/001.json", "state.json"], ignoreOrder: true);
        var open = (await world.Lifecycle.DoctorAsync(new())).OpenOperations.ShouldHaveSingleItem();
        entries["journals.json"].ShouldContain(open.OperationId);
        entries["journals.json"].ShouldContain("\"kind\": \"edit_members\"");
        entries["journals.json"].ShouldContain("\"image_kept\": true");
        entries["doctor.json"].ShouldContain("\"code\": \"operation_open\"");
        entries["state.json"].ShouldContain("\"integration_id\": \"notes\"");
        entries["state.json"].ShouldContain("members_left_out");
        entries["operations.json"].ShouldContain("\"outcome\": \"applied\"");
        entries["bundle.json"].ShouldContain("\"library_version\": \"0.1.0\"");
        entries["bundle.json"].ShouldContain("\"version\": null");
        var settings = JsonNode.Parse(entries["files.json"])!.AsArray().Single(static file => file!["path"]!.GetValue<string>() == "~/.sketch/settings.json")!;
        settings["digest"]!.GetValue<string>().ShouldStartWith("sha256:");
        settings["kind"]!.GetValue<string>().ShouldBe("File");
    }

    [Fact]
    public async Task Making_it_writes_nothing_and_starts_nothing()
    {
        using var world = await PlantedAsync();
        using var process = world.Reopen(static disk => new RecordingDisk(disk) { ForbidWrites = true });
        var started = 0;
        process.Programs.Intercept = _ =>
        {
            started++;
            return null;
        };

        using var destination = new MemoryStream();
        var result = await process.Service<ISupportBundle>().WriteAsync(destination);

        started.ShouldBe(0);
        result.Length.ShouldBe(destination.Length);
        destination.CanWrite.ShouldBeTrue();
    }

    [Fact]
    public async Task A_home_with_nothing_and_one_with_broken_state_have_bundles_too()
    {
        using var world = new World(kind);
        (await EntriesAsync(world, new()))["state.json"].ShouldContain("\"read\": \"absent\"");
        world.Write(world.StateFile, "{ \"token\": \"" + s_secrets[0]);

        var entries = await EntriesAsync(world, new());

        entries["state.json"].ShouldContain("\"problem_code\": \"state_corrupt\"");
        string.Concat(entries.Values).ShouldNotContain(s_secrets[0]);
    }

    [Fact]
    public async Task Before_images_are_private_and_gone_when_the_operation_ends()
    {
        using var world = await PlantedAsync();
        if (!OperatingSystem.IsWindows())
        {
            foreach (var image in Images(world))
            {
                world.Disk.Stat(image)!.Mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        (await world.Lifecycle.RecoverAsync()).Outcome.ShouldBe(Outcome.Applied);

        world.Disk.List(world.Operations).ShouldBeEmpty();
    }

    /// <summary>A home whose user has a name, with secrets wherever somebody could put one, and an operation that stopped in the middle.</summary>
    private async Task<World> PlantedAsync()
    {
        var world = new World(kind, home: "homes/" + PlantedSecrets.User);
        var source = world.Package("notes", "1.0.0", "claude");
        var settings = SketchAdapter.Settings(world.Home, "sketch");
        world.Write(settings, new JsonObject { ["theme"] = "dark", ["env"] = Secrets(0, 30), ["headers"] = new JsonObject { ["Authorization"] = "Bearer " + s_secrets[13] } }.ToJsonString());
        (await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = source }))).Outcome.ShouldBe(Outcome.Applied);
        await CrashAsync(world);
        PlantInState(world);
        PlantInReceipt(world);
        PlantInLog(world);
        return world;
    }

    /// <summary>Ends a process after the copy of the settings was made and the journal says so.</summary>
    private static async Task CrashAsync(World world)
    {
        for (var number = 10; !HasJournaledImage(world); number++)
        {
            await world.Lifecycle.RecoverAsync();
            using var process = world.Reopen(disk => new FaultyDisk(disk, Fault.CrashBefore(number)));
            try
            {
                (await process.Lifecycle.ApplyAsync(await process.Lifecycle.PlanDisableAsync(new() { IntegrationId = "notes" }))).ShouldBeNull("it never crashed");
            }
            catch (SimulatedCrashException)
            {
                // As asked for.
            }
        }
    }

    private static void PlantInState(World world)
    {
        var state = JsonNode.Parse(world.Read(world.StateFile))!.AsObject();
        var record = state["installations"]![0]!.AsObject();
        var target = record["targets"]!["sketch"]!.AsObject();
        state["x_" + s_secrets[0]] = s_secrets[1];
        record["x_env"] = Secrets(0, 30);
        record["requested_source_ref"]!["value"] = $"https://{PlantedSecrets.User}:{s_secrets[25]}@git.example.org/{s_secrets[2]}?token={s_secrets[24]}#{s_secrets[25]}";
        record["resolved_source_ref"]!["value"] = $"{world.Home}/{s_secrets[3]}/x api_key={s_secrets[24]}";
        record["resolved_version"] = "1.0.0-" + s_secrets[4];
        record["workspace_root"] = $"{world.Home}/{s_secrets[5]}";
        record["policy"]!["x_note"] = s_secrets[6];
        target["native_ref"] = $"notes@{s_secrets[7]} password: {s_secrets[25]}";
        target["capability_surface"] = new JsonArray(s_secrets[8], s_secrets[9], s_secrets[10]);
        target["interactive_auth_state"] = s_secrets[11];
        target["environment_restrictions"] = new JsonArray(s_secrets[12], s_secrets[13]);
        target["catalog_policy"] = new JsonObject { ["key"] = s_secrets[14] };
        target["adapter_metadata"]!.AsObject()["secret"] = s_secrets[15];
        target["owned_native_objects"]!.AsArray().Add(new JsonObject { ["kind"] = "settings_file", ["path"] = $"{world.Home}/{s_secrets[16]}.json", ["x"] = s_secrets[17] });
        world.Write(world.StateFile, state.ToJsonString());
    }

    private static void PlantInReceipt(World world)
    {
        var path = Path.Combine(world.Home, ".plugin-kit-ai", "pluginkit", "receipts", "notes.json");
        var receipt = JsonNode.Parse(world.Read(path))!.AsObject();
        receipt["x_" + s_secrets[18]] = s_secrets[19];
        receipt["targets"]!["sketch"]!["facts"] = Secrets(0, 30);
        receipt["targets"]!["sketch"]!["generation_path"] = $"{world.Home}/{s_secrets[20]}/{s_secrets[21]}";
        world.Write(path, receipt.ToJsonString());
    }

    private static void PlantInLog(World world)
    {
        var path = world.Service<IOperationLog>().FilePath;
        var line = JsonNode.Parse(world.Read(path).Split('\n')[0])!.AsObject();
        line["operation_id"] = "add-" + s_secrets[22];
        line["integration_id"] = s_secrets[23];
        line["problem_codes"] = new JsonArray(s_secrets[26], s_secrets[27], s_secrets[28]);
        line["files"]!.AsArray().Add(new JsonObject { ["path"] = $"/srv/{PlantedSecrets.User}/{s_secrets[29]}", ["digest_before"] = s_secrets[21] });
        world.Write(path, world.Read(path) + line.ToJsonString() + "\n");
    }

    private static JsonObject Secrets(int from, int to)
    {
        var members = new JsonObject();
        for (var index = from; index < to; index++)
        {
            members[$"KEY_{index}"] = s_secrets[index];
        }

        return members;
    }

    private static bool HasJournaledImage(World world) =>
        Images(world) is [var image, ..] && world.Read(Path.Combine(Path.GetDirectoryName(image)!, "journal.jsonl")).Contains("\"image\":", StringComparison.Ordinal);

    private static IReadOnlyList<string> Images(World world) => world.Disk.Stat(world.Operations) is null
        ? []
        : [.. world.Disk.List(world.Operations).SelectMany(folder => world.Disk.List(folder.Path)).Where(static file => file.Name.StartsWith("before-", StringComparison.Ordinal)).Select(static file => file.Path)];

    private static async Task<(string Text, byte[] Bytes)> TextAsync(World world, SupportBundleOptions options)
    {
        using var destination = new MemoryStream();
        await world.Service<ISupportBundle>().WriteAsync(destination, options);
        return (string.Join('\n', Unzipped(destination).Select(static entry => entry.Key + "\n" + entry.Value)), destination.ToArray());
    }

    private static async Task<IReadOnlyDictionary<string, string>> EntriesAsync(World world, SupportBundleOptions options)
    {
        using var destination = new MemoryStream();
        var result = await world.Service<ISupportBundle>().WriteAsync(destination, options);
        var entries = Unzipped(destination);
        result.Entries.ShouldBe(entries.Keys, ignoreOrder: true);
        return entries;
    }

    private static Dictionary<string, string> Unzipped(MemoryStream stream)
    {
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        return zip.Entries.ToDictionary(static entry => entry.FullName, static entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }, StringComparer.Ordinal);
    }
}

public sealed class SupportBundleOnVirtualDisk() : SupportBundleSuite(DiskKind.Virtual);

public sealed class SupportBundleOnRealDisk() : SupportBundleSuite(DiskKind.Real);
