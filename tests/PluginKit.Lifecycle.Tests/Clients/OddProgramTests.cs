using System.Buffers.Binary;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Lifecycle.Tests.Worlds;
using PluginKit.Platform.Processes;
using PluginKit.Testing.Clock;

namespace PluginKit.Lifecycle.Tests.Clients;

/// <summary>
/// Input 69: real programs that are missing, cannot run, hang, lie, ask, paint, shout, or leave somebody behind, through a whole add. Each gives an
/// honest outcome; none is ever waited for without end, and none makes a lie come true.
/// </summary>
public sealed class OddProgramTests : IDisposable
{
    private const string Version = "  --version) echo 'sketch 1.0.7';;";
    private const string Works = "mkdir -p \"$HOME/.sketch\"; printf '{\"%s\":\"%s\"}' \"$2\" \"$3\" > \"$HOME/.sketch/registry.json\"";
    private const string Unregisters = "  unregister) rm -f \"$HOME/.sketch/registry.json\"; rmdir \"$HOME/.sketch\" 2>/dev/null; exit 0;;";

    private readonly string _folder = Directory.CreateTempSubdirectory("pluginkit-odd-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [UnixTheory]
    [InlineData("missing")]
    [InlineData("a folder")]
    [InlineData("not executable")]
    public async Task Input_69_a_program_that_is_not_there_blocks_the_target(string how)
    {
        switch (how)
        {
            case "a folder":
                Directory.CreateDirectory(Path.Join(_folder, "sketch"));
                break;
            case "not executable":
                await File.WriteAllTextAsync(Path.Join(_folder, "sketch"), "#!/bin/sh\n");
                break;
        }

        using var world = NewWorld(TimeProvider.System);
        var before = world.Snapshot();

        var result = await AddAsync(world);

        result.Outcome.ShouldBe(Outcome.Failed);
        result.Report.Targets[0].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.SourceToolMissing);
        world.Snapshot().ChangesSince(before).Lines.ShouldAllBe(static line => line.Contains("packages", StringComparison.Ordinal));
    }

    [UnixTheory]
    [InlineData("another architecture")]
    [InlineData("empty")]
    [InlineData("no interpreter")]
    [InlineData("garbage")]
    public async Task Input_69_a_program_that_cannot_run_is_rolled_back(string how)
    {
        Write(how switch
        {
            "another architecture" => ForeignMachine(),
            "empty" => [],
            "no interpreter" => "#!/nowhere/interpreter\n"u8.ToArray(),
            _ => [0, 1, 2, 3, 255, 254],
        });

        await RollsBackAsync(ProblemCodes.SourceToolMissing);
    }

    [UnixTheory]
    [InlineData("exit 0", "success without effect")]
    [InlineData("echo 'plugin already installed' >&2; exit 1", "already installed, as an error")]
    [InlineData("echo 'done'; kill -9 $$", "killed by a signal")]
    [InlineData("printf 'Continue? [y/N] '; read answer || { echo 'no answer' >&2; exit 1; }; " + Works, "a question")]
    [InlineData("mkdir -p \"$HOME/.sketch\"; echo '{\"schema\":9,\"plugins\":[]}' > \"$HOME/.sketch/registry.json\"", "a newer schema")]
    [InlineData("head -c 100000000 /dev/zero | tr '\\0' x; exit 0", "100 MB of output and nothing else")]
    public async Task Input_69_a_program_that_does_not_do_it_is_rolled_back(string register, string why)
    {
        Script(register);

        var result = await RollsBackAsync(ProblemCodes.ClientCommandFailed);

        result.Report.Targets[0].Problems.First(static problem => problem.IsError).Message.Length.ShouldBeLessThan(2000, why);
    }

    [UnixFact]
    public async Task Input_69_colours_and_control_characters_do_not_reach_the_message()
    {
        Script("printf '\\033[31mfailed\\033[0m\\007\\r\\377' >&2; exit 1");

        var result = await RollsBackAsync(ProblemCodes.ClientCommandFailed);

        var message = result.Report.Targets[0].Problems.First(static problem => problem.IsError).Message;
        message.ShouldContain("failed");
        message.ShouldAllBe(static character => !char.IsControl(character));
    }

    [UnixTheory]
    [InlineData(Works + "; echo 'plugin already installed' >&2; exit 1")]
    [InlineData(Works + "; kill -9 $$")]
    [InlineData("printf '\\033[32m'; " + Works + "; printf 'ok\\033[0m'")]
    [InlineData(Works + "; head -c 100000000 /dev/zero | tr '\\0' x")]
    [InlineData("cat; " + Works)]
    public async Task Input_69_what_was_really_done_counts_whatever_the_program_says(string register)
    {
        Script(register);
        using var world = NewWorld(TimeProvider.System);

        (await AddAsync(world)).Outcome.ShouldBe(Outcome.Applied);
        (await world.Lifecycle.DoctorAsync(new())).IssueCount.ShouldBe(0);
    }

    [UnixFact]
    public async Task Input_69_a_program_that_leaves_a_daemon_with_its_output_is_not_waited_for()
    {
        Script(Works + "; sleep 600 & echo $! > \"$HOME/daemon\"");
        using var world = NewWorld(TimeProvider.System);

        var result = await AddAsync(world);

        result.Outcome.ShouldBe(Outcome.Applied);
        using var daemon = System.Diagnostics.Process.GetProcessById(int.Parse(world.Read(Path.Combine(world.Home, "daemon"))));
        daemon.HasExited.ShouldBeFalse();
        daemon.Kill();
    }

    [UnixTheory]
    [InlineData("")]
    [InlineData(Works + "; ")]
    [InlineData("while ! read answer; do sleep 1; done; ")]
    public async Task Input_69_a_program_that_hangs_is_ended_and_counts_by_its_effect(string first)
    {
        Script(first + "setsid sleep 600 </dev/null >/dev/null 2>&1 & touch \"$HOME/hangs\"; " + first + "sleep 600");
        if (first.StartsWith("while", StringComparison.Ordinal))
        {
            Script("touch \"$HOME/hangs\"; " + first);
        }

        var clock = new ControllableTimeProvider();
        using var world = NewWorld(clock);
        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Targets = ["sketch"] });
        var applying = Task.Run(() => world.Lifecycle.ApplyAsync(plan));
        SpinWait.SpinUntil(() => File.Exists(Path.Join(world.Home, "hangs")), TimeSpan.FromMinutes(1)).ShouldBeTrue();
        while (!applying.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(31));
            await Task.Yield();
        }

        var result = await applying;
        if (first.StartsWith("mkdir", StringComparison.Ordinal))
        {
            result.Outcome.ShouldBe(Outcome.Applied);
        }
        else
        {
            result.Outcome.ShouldBe(Outcome.RolledBack);
            result.Report.Targets[0].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.ClientTimedOut);
        }
    }

    [UnixFact]
    public async Task Input_69_a_program_that_does_not_even_tell_its_version_is_not_measured()
    {
        Write("#!/bin/sh\necho 'a client without numbers'\n"u8.ToArray());
        using var world = NewWorld(TimeProvider.System);

        var plan = await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Targets = ["sketch"] });

        plan.Document.ManagedEntries[0].Targets[0].Problems.ShouldContain(static problem => problem.Code == ProblemCodes.ClientVersionUnverified);
    }

    private async Task<ResultDocument> RollsBackAsync(string code)
    {
        using var world = NewWorld(TimeProvider.System);
        var source = world.Package("notes");
        var before = WorldImage.Of(world);

        var result = await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = source, Targets = ["sketch"] }));

        result.Outcome.ShouldBe(Outcome.RolledBack, string.Join("\n", result.Report.Targets[0].Problems));
        result.Report.Targets[0].Problems.Where(static problem => problem.IsError).ShouldHaveSingleItem().Code.ShouldBe(code);

        // What the client keeps for itself is the client's.
        WorldImage.Difference(before, WorldImage.Of(world)).Split('\n').ShouldAllBe(static line => line.Length == 0 || line.StartsWith("+ home/.sketch", StringComparison.Ordinal));
        (await world.Lifecycle.ListAsync(new())).ManagedEntries.ShouldBeEmpty();
        return result;
    }

    private static async Task<ResultDocument> AddAsync(World world) =>
        await world.Lifecycle.ApplyAsync(await world.Lifecycle.PlanAddAsync(new() { Source = world.Package("notes"), Targets = ["sketch"] }));

    /// <summary>A world whose programs are real ones, looked for in the folder of this test first.</summary>
    private World NewWorld(TimeProvider time) => new(DiskKind.Real, services =>
    {
        var environment = (HostEnvironment)services.Single(static service => service.ServiceType == typeof(HostEnvironment)).ImplementationInstance!;
        services.AddSingleton(environment with { SearchPath = [_folder, "/usr/bin", "/bin"] });
        services.AddSingleton<IProcessRunner>(new ProcessRunner(time));
        services.AddSingleton<IProgramLocator, ProgramLocator>();
    });

    private void Script(string register) =>
        Write(System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\ncase \"$1\" in\n{Version}\n  register) {register};;\n{Unregisters}\nesac\n"));

    private void Write(byte[] content)
    {
        var path = Path.Join(_folder, "sketch");
        File.Delete(path);
        File.WriteAllBytes(path, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }
    }

    /// <summary>The header of a program for a machine of 1970: nothing is compiled, and no kernel starts it (elf.h).</summary>
    private static byte[] ForeignMachine()
    {
        var header = new byte[64];
        byte[] identity = [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1];
        identity.CopyTo(header, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(16), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(18), 0x7b);
        return header;
    }
}
