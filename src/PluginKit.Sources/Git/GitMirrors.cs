using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Platform.Disk;
using PluginKit.Platform.Locks;
using PluginKit.Platform.Trees;
using PluginKit.Sources.Registration;

namespace PluginKit.Sources.Git;

/// <summary>
/// The mirrors of repositories below <c>~/.plugin-kit-ai/pluginkit/cache/git</c>: how many there are, how much they take, and which of them may go. They are no more than a
/// cache; state does not know them.
/// </summary>
public sealed class GitMirrors
{
    internal const string Ending = ".git";
    internal const string DeletedEnding = ".deleted";

    private const string UsedFile = "pluginkit.used";
    private const int LongestTime = 100;

    /// <summary>Whoever reads packages out of a mirror holds no lock: what was asked for a moment ago stays, whatever it takes.</summary>
    private static readonly TimeSpan s_recently = TimeSpan.FromHours(1);

    private readonly IDisk _disk;
    private readonly TimeProvider _time;
    private readonly GitOptions _options;

    /// <summary>Looks at the mirrors of a machine.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="time">The clock.</param>
    /// <param name="environment">The machine.</param>
    /// <param name="options">The rules.</param>
    public GitMirrors(IDisk disk, TimeProvider time, HostEnvironment environment, IOptions<SourcesOptions> options)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(options);
        _disk = disk ?? throw new ArgumentNullException(nameof(disk));
        _time = time ?? throw new ArgumentNullException(nameof(time));
        _options = options.Value.Git;
        Location = Path.Combine(environment.StateDirectory, "pluginkit", "cache", "git");
    }

    /// <summary>The folder that they are in.</summary>
    public string Location { get; }

    /// <summary>What is there, by path. Writes nothing and waits for nobody.</summary>
    /// <returns>The mirrors, and what is left of some. Those that the rules let go: not used for <see cref="GitOptions.MirrorsKeptFor"/>, and of the others those that were used longest ago, until
    /// the rest takes no more than <see cref="GitOptions.MaxMirrorsBytes"/>. One that was used within the last hour stays.</returns>
    /// <exception cref="IOException">The folder cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be looked at.</exception>
    public IReadOnlyList<GitMirror> Look()
    {
        if (_disk.Stat(Location) is not { Kind: DiskEntryKind.Directory })
        {
            return [];
        }

        var found = _disk.List(Location).Where(static entry => entry.Kind == DiskEntryKind.Directory && IsOurs(entry.Name))
            .Select(entry => new GitMirror(entry.Path, BytesIn(entry.Path), UsedAt(entry.Path), IsExpired: false)).ToList();
        var (now, left) = (_time.GetUtcNow(), found.Sum(static mirror => mirror.Bytes));
        var expired = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mirror in found.OrderBy(static mirror => mirror.UsedAt ?? DateTimeOffset.MinValue).ThenBy(static mirror => mirror.Path, StringComparer.Ordinal))
        {
            var unused = now - (mirror.UsedAt ?? DateTimeOffset.MinValue);
            if (unused > _options.MirrorsKeptFor || (left > _options.MaxMirrorsBytes && unused > s_recently))
            {
                expired.Add(mirror.Path);
                left -= mirror.Bytes;
            }
        }

        return [.. found.Select(mirror => mirror with { IsExpired = expired.Contains(mirror.Path) })];
    }

    /// <summary>
    /// Deletes one, unless somebody fetches into it or it was used since it was looked at. It is renamed first: what is deleted in part is never taken for a mirror, and the next
    /// one who deletes goes on with it.
    /// </summary>
    /// <param name="mirror">What <see cref="Look"/> found.</param>
    /// <param name="cancellationToken">Stops before it is deleted.</param>
    /// <returns><see langword="null"/> when it is gone; <c>busy</c> when somebody uses it, <c>write_failed</c> when it is still there, <c>leftover_files</c> when a part of it is.</returns>
    /// <exception cref="ArgumentException">It is no mirror of this machine.</exception>
    public async Task<Problem?> DeleteAsync(GitMirror mirror, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mirror);
        var name = Path.GetFileName(mirror.Path);
        if (!IsOurs(name) || !string.Equals(Path.Combine(Location, name), mirror.Path, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{mirror.Path}' is no mirror below '{Location}'.", nameof(mirror));
        }

        var place = name.EndsWith(DeletedEnding, StringComparison.Ordinal) ? mirror.Path[..^DeletedEnding.Length] : mirror.Path;
        var held = await new MachineLock(_disk, _time).AcquireAsync(LockOf(place), "collect", TimeSpan.Zero, null, cancellationToken).ConfigureAwait(false);
        if (held.Held is null)
        {
            return held.Problem;
        }

        using (held.Held)
        {
            var removal = new TreeRemoval(_disk);
            return place != mirror.Path ? removal.DeleteTree(mirror.Path)
                : UsedAt(place) != mirror.UsedAt ? Problem.Of(ProblemCodes.Busy, $"'{place}' was used a moment ago.", place)
                : removal.Remove(place, place + DeletedEnding);
        }
    }

    /// <summary>The file without which a folder is no mirror: made last.</summary>
    internal static string AttributesOf(string mirror) => Path.Combine(mirror, "info", "attributes");

    internal static string LockOf(string mirror) => mirror + ".lock";

    /// <summary>Notes that a mirror is used now. By the one who holds its lock; without the note the disk's own time counts.</summary>
    internal void Use(string mirror)
    {
        var path = Path.Combine(mirror, UsedFile);
        try
        {
            _disk.DeleteFile(path);
            using var stream = _disk.CreateNew(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            stream.Write(Encoding.ASCII.GetBytes(_time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is collected earlier, and fetched again.
        }
    }

    private static bool IsOurs(string name) => name.EndsWith(Ending, StringComparison.Ordinal) || name.EndsWith(Ending + DeletedEnding, StringComparison.Ordinal);

    private DateTimeOffset? UsedAt(string folder)
    {
        if (folder.EndsWith(DeletedEnding, StringComparison.Ordinal) || _disk.Stat(AttributesOf(folder)) is not { Kind: DiskEntryKind.File })
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(Note(Path.Combine(folder, UsedFile)), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var used)
            ? used
            : _disk.ModifiedAt(AttributesOf(folder)) ?? DateTimeOffset.UnixEpoch;
    }

    private string Note(string path)
    {
        if (_disk.Stat(path) is not { Kind: DiskEntryKind.File, Length: <= LongestTime })
        {
            return string.Empty;
        }

        using var reader = new StreamReader(_disk.OpenReadNoFollow(path), Encoding.ASCII);
        return reader.ReadToEnd();
    }

    private long BytesIn(string folder)
    {
        try
        {
            return _disk.List(folder).Sum(entry => entry.Kind == DiskEntryKind.Directory ? BytesIn(entry.Path) : entry.Length);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Somebody fetches: files come and go.
            return 0;
        }
    }
}
