using PluginKit.Testing.VirtualDisk;
using PluginKit.Testing.VirtualDisk.Durability;

namespace PluginKit.Testing.FaultInjection;

/// <summary>
/// Keeps in mind what a virtual disk has not brought to stable storage, and tells which disks a power failure can leave. Whoever reads the disk sees
/// everything that was written, as processes do; only the states differ.
/// </summary>
/// <remarks>
/// <para>What is durable: the content and the mode of a file since it was last flushed; the entries and the mode of a directory since it was last flushed.
/// Flushing a file does not flush its name. A rename, an exchange, a new or a deleted name is whole or not there; changes of the same name keep their order,
/// changes of other names and contents may survive or get lost each on its own. So a rename may survive while the content of the renamed file does not. Of a
/// move between directories each half is durable with its own directory; until one is flushed it is whole or not there.</para>
/// <para>What is not modelled: damage to what was flushed, a disk that lies about flushing, two losses at the same time beyond those listed by
/// <see cref="States"/>.</para>
/// </remarks>
public sealed class PowerLoss
{
    private readonly VirtualFileSystem _disk;

    private PowerLoss(VirtualFileSystem disk) => _disk = disk;

    /// <summary>Begins to watch a disk. What it holds now is durable; <see cref="VirtualFileSystem.Restore"/> makes everything durable again.</summary>
    /// <param name="disk">The disk. One that is watched already begins anew.</param>
    /// <returns>What tells the states.</returns>
    public static PowerLoss Watch(VirtualFileSystem disk)
    {
        ArgumentNullException.ThrowIfNull(disk);
        disk.BeginUnflushed();
        return new(disk);
    }

    /// <summary>What would be at stake now, in words: changes of names in their order, then contents, then modes.</summary>
    public IReadOnlyList<string> Unflushed => _disk.WithUnflushed(static (unflushed, _) => (IReadOnlyList<string>)
    [
        .. unflushed.Entries.Select(static change => change.Text),
        .. unflushed.Contents.Select(static content => $"content {content.File.Path}"),
        .. unflushed.Modes.Select(static mode => $"mode {mode.Node.Path}"),
    ]);

    /// <summary>
    /// The disks that a power failure at this moment can leave: nothing unflushed survives; everything does; all but one change (with those that need
    /// it); all but one content, one write to it, the beginning of one, the end or the bytes of the last; all but one mode; one change of names alone. The order is always the same.
    /// </summary>
    /// <param name="most">How many are wanted at most, at least 2. The first two are always among them, of the others an even sample is.</param>
    /// <returns>The states; disks that are equal come once.</returns>
    public IReadOnlyList<PowerLossState> States(int most = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        return _disk.WithUnflushed((unflushed, keep) =>
        {
            var planned = SurvivalPlan.Of(unflushed).ToList();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var states = new List<PowerLossState>();
            foreach (var (text, survival) in Sample(planned, most))
            {
                var snapshot = keep(survival);
                if (seen.Add(snapshot.Contents.Fingerprint))
                {
                    states.Add(new(text, snapshot));
                }
            }

            return states;
        });
    }

    private static IEnumerable<(string Text, Survival Survival)> Sample(List<(string Text, Survival Survival)> planned, int most) =>
        planned.Count <= most
            ? planned
            : planned.Take(2).Concat(Enumerable.Range(0, most - 2).Select(number => planned[2 + (number * (planned.Count - 2) / (most - 2))]));
}
