using BenchmarkDotNet.Running;
using PluginKit.Benchmarks.Catalogs;
using PluginKit.Benchmarks.Discovery;
using PluginKit.Benchmarks.Running;

// "once NAME" runs one operation in this fresh process and prints what it cost, memory peak included; "fill FOLDER" writes the home of the group
// NativePlugins, to be looked at by other programs; "snapshot FILE" writes the catalog of the group SnapshotLoad; anything else is BenchmarkDotNet's.
switch (args)
{
    case ["once", .. var names]:
        return await SingleRun.RunAsync(names);
    case ["snapshot", var file]:
        SnapshotLoad.WriteTo(file);
        return 0;
    case ["fill", var folder]:
        NativePlugins.Fill(Path.GetFullPath(folder));
        return 0;
    default:
        return BenchmarkSwitcher.FromAssembly(typeof(SuiteConfig).Assembly).Run(args, new SuiteConfig()).Any(static summary => summary.HasCriticalValidationErrors) ? 1 : 0;
}
