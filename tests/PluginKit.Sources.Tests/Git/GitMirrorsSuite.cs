using System.Globalization;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Sources.Git;
using PluginKit.Sources.Registration;
using PluginKit.Testing.Clock;
using PluginKit.Testing.FaultInjection;
using PluginKit.Tests.Disks;

namespace PluginKit.Sources.Tests.Git;

/// <summary>Which mirrors may go, and that none goes by halves.</summary>
public abstract class GitMirrorsSuite(DiskKind kind) : DiskSuite(kind)
{
    private const string Place = "/home/ada/.plugin-kit-ai/pluginkit/cache/git/";

    private readonly ControllableTimeProvider _clock = new();

    [Fact]
    public void Nothing_was_fetched_and_nothing_is_there() => Mirrors(NewDisk()).Look().ShouldBeEmpty();

    [Fact]
    public void What_nobody_used_for_long_may_go_and_the_rest_stays()
    {
        var disk = NewDisk();
        Make(disk, "old", 100, TimeSpan.FromDays(31));
        Make(disk, "new", 100, TimeSpan.FromDays(29));

        Expired(Mirrors(disk)).ShouldBe(["old.git"]);
    }

    [Fact]
    public void Of_too_much_those_used_longest_ago_may_go_and_never_one_in_work()
    {
        var disk = NewDisk();
        Make(disk, "third", 1000, TimeSpan.FromHours(2));
        Make(disk, "first", 1000, TimeSpan.FromHours(4));
        Make(disk, "second", 1000, TimeSpan.FromHours(3));
        Make(disk, "just-now", 5000, TimeSpan.FromMinutes(59));

        Expired(Mirrors(disk, most: 7500)).ShouldBe(["first.git"]);
        Expired(Mirrors(disk, most: 10)).ShouldBe(["first.git", "second.git", "third.git"]);
        Expired(Mirrors(disk, most: 100_000)).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_never_made_or_never_deleted_to_its_end_may_go_at_once()
    {
        var disk = NewDisk();
        disk.AddFile(Place + "half.git/HEAD", "ref");
        Make(disk, "gone", 100, TimeSpan.Zero, ".git.deleted");
        disk.AddFile(Place + "half.git.lock", string.Empty);
        disk.AddDirectory(Place + "somebody-elses");

        Mirrors(disk).Look().ShouldAllBe(static mirror => mirror.IsExpired && mirror.UsedAt == null);
        Expired(Mirrors(disk)).ShouldBe(["gone.git.deleted", "half.git"]);
    }

    [Fact]
    public async Task One_that_somebody_fetches_into_stays_until_he_is_done()
    {
        var disk = NewDisk();
        Make(disk, "old", 100, TimeSpan.FromDays(31));
        var mirrors = Mirrors(disk);
        var old = mirrors.Look().ShouldHaveSingleItem();
        using (disk.TryLock(Place + "old.git.lock").ShouldNotBeNull())
        {
            (await mirrors.DeleteAsync(old, CancellationToken.None)).ShouldNotBeNull().Code.ShouldBe(ProblemCodes.Busy);
        }

        Use(disk, "old", TimeSpan.Zero);
        (await mirrors.DeleteAsync(old, CancellationToken.None)).ShouldNotBeNull().Code.ShouldBe(ProblemCodes.Busy, "it was used since");
        disk.Stat(Place + "old.git/objects/pack/a.pack").ShouldNotBeNull();

        (await mirrors.DeleteAsync(mirrors.Look()[0], CancellationToken.None)).ShouldBeNull();
        mirrors.Look().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/home/ada/notes.git")]
    [InlineData("/home/ada/.plugin-kit-ai/pluginkit/cache/git/../../store.git")]
    [InlineData("/home/ada/.plugin-kit-ai/pluginkit/cache/git/objects")]
    public async Task What_is_no_mirror_is_never_deleted(string path)
    {
        var disk = NewDisk().AddFile("/home/ada/notes.git/HEAD", "x");

        await Should.ThrowAsync<ArgumentException>(() => Mirrors(disk).DeleteAsync(new(path, 0, null, IsExpired: true), CancellationToken.None));
    }

    [Fact]
    public async Task Wherever_a_deletion_breaks_off_no_half_of_a_mirror_is_taken_for_one_and_the_next_one_ends_it()
    {
        var crashes = 0;
        for (var step = 1; ; step++)
        {
            var disk = NewDisk();
            Make(disk, "old", 100, TimeSpan.FromDays(31));
            var faulty = new FaultyDisk(disk, Fault.CrashBefore(step));
            try
            {
                (await Mirrors(faulty).DeleteAsync(Mirrors(disk).Look().ShouldHaveSingleItem(), CancellationToken.None)).ShouldBeNull();
                break;
            }
            catch (SimulatedCrashException)
            {
                crashes++;
            }

            foreach (var left in Mirrors(disk).Look())
            {
                (left.UsedAt is null || disk.Stat(left.Path + "/objects/pack/a.pack") is not null).ShouldBeTrue($"step {step}");
                (await Mirrors(disk).DeleteAsync(left, CancellationToken.None)).ShouldBeNull($"step {step}");
            }

            Mirrors(disk).Look().ShouldBeEmpty();
        }

        crashes.ShouldBeGreaterThan(5);
    }

    private static IReadOnlyList<string> Expired(GitMirrors mirrors) =>
        [.. mirrors.Look().Where(static mirror => mirror.IsExpired).Select(static mirror => Path.GetFileName(mirror.Path))];

    private GitMirrors Mirrors(IDisk disk, long most = 1 << 20) => new(
        disk, _clock, new HostEnvironment { HomeDirectory = "/home/ada" }, Options.Create(new SourcesOptions { Git = new() { MaxMirrorsBytes = most } }));

    private void Make(IDisk disk, string name, int size, TimeSpan unused, string ending = ".git")
    {
        disk.AddFile($"{Place}{name}{ending}/HEAD", "ref: refs/heads/main");
        disk.AddFile($"{Place}{name}{ending}/objects/pack/a.pack", new byte[size]);
        disk.AddFile($"{Place}{name}{ending}/info/attributes", "*");
        Use(disk, name, unused, ending);
    }

    private void Use(IDisk disk, string name, TimeSpan unused, string ending = ".git") =>
        disk.AddFile($"{Place}{name}{ending}/pluginkit.used", (_clock.GetUtcNow() - unused).ToString("O", CultureInfo.InvariantCulture));
}

public sealed class GitMirrorsOnVirtualDisk() : GitMirrorsSuite(DiskKind.Virtual);

public sealed class GitMirrorsOnRealDisk() : GitMirrorsSuite(DiskKind.Real);
