using System.Reflection;
using PluginKit.Platform.Disk;

namespace PluginKit.Catalog.Tests.Worlds;

/// <summary>A disk whose entries all have the times that a test gives them, whoever writes them when.</summary>
#pragma warning disable CA1852 // The proxy is derived from it when the test runs.
internal class DatedDisk : DispatchProxy
#pragma warning restore CA1852
{
    private IDisk? _inner;

    public DiskTimes Times { get; set; }

    public static (IDisk Disk, DatedDisk Dates) Over(IDisk inner, DiskTimes times)
    {
        var disk = Create<IDisk, DatedDisk>();
        var dates = (DatedDisk)disk;
        (dates._inner, dates.Times) = (inner, times);
        return (disk, dates);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null) switch
    {
        DiskEntry entry => entry with { Times = Times },
        IReadOnlyList<DiskEntry> entries => entries.Select(entry => entry with { Times = Times }).ToArray(),
        var answer => answer,
    };
}
