using System.IO.Abstractions;
using PluginKit.Contracts.Documents;
using PluginKit.EndToEnd.Tests.Support;
using PluginKit.Platform.Disk;

namespace PluginKit.EndToEnd.Tests.Discovery;

/// <summary>Recorded homes through the sample host as a process of its own.</summary>
public sealed class HostProcessTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pluginkit-rec-").FullName;

    [SharedDataTheory("native")]
    [InlineData("claude", "state-three-scopes")]
    [InlineData("claude", "state-policy-blocked")]
    [InlineData("codex", "state-trusted-project-enable")]
    [InlineData("codex", "20j-cache_enabled-noentry-noroot")]
    public async Task The_process_gives_the_checked_answer(string client, string name)
    {
        var folder = LayOut(client, name);

        var run = await HostProcess.RunAsync(unprivileged: false, Arguments(folder));

        run.ExitCode.ShouldBe(0, run.Error);
        Expectation.Check(folder, name, run.Document<DiscoveryDocument>());
    }

    /// <summary>Permission bits that the kernel enforces, against a user whom they bind.</summary>
    [SuperuserTheory]
    [InlineData("claude", "state-three-scopes")]
    [InlineData("codex", "state-trusted-project-enable")]
    public async Task A_home_that_may_only_be_read_is_answered_and_stays_as_it_is(string client, string name)
    {
        var folder = LayOut(client, name);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        AllowReadingOnly();
        var before = FolderSnapshot.Of(_root);

        var run = await HostProcess.RunAsync(unprivileged: true, Arguments(folder));

        run.ExitCode.ShouldBe(0, run.Error);
        Expectation.Check(folder, name, run.Document<DiscoveryDocument>());
        before.DifferencesTo(FolderSnapshot.Of(_root)).ShouldBeEmpty();
    }

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            foreach (var folder in Directory.EnumerateDirectories(_root, "*", SearchOption.AllDirectories).Append(_root))
            {
                File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        Directory.Delete(_root, recursive: true);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private void AllowReadingOnly()
    {
        const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Enter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        foreach (var entry in new DirectoryInfo(_root).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Append(new DirectoryInfo(_root)))
        {
            File.SetUnixFileMode(entry.FullName, entry is DirectoryInfo ? Read | Enter : Read);
        }
    }

    private RecordedFolder LayOut(string client, string name)
    {
        var folder = new RecordedFolder(client, name, _root, Path.Join("home", "marketplaces"));
        folder.LayOut(new FileSystemDisk(new FileSystem(), NativeDisk.ForThisMachine()));
        return folder;
    }

    private static string[] Arguments(RecordedFolder folder) =>
        ["discover", "--home", folder.Home, "--system-root", folder.Root, "--workspace-root", folder.Project, "--targets", folder.Client, "--clients", "none", "--format", "json"];

    private sealed class SuperuserTheoryAttribute : TheoryAttribute
    {
        public SuperuserTheoryAttribute() => Skip =
            !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "Only the superuser can start a program as a user whom permission bits bind."
            : !File.Exists("/usr/bin/setpriv") ? "There is no setpriv on this machine."
            : SharedData.WhyAbsent("native");
    }
}
