using System.Diagnostics;
using System.Globalization;
using PluginKit.Benchmarks.Bundles;
using PluginKit.Benchmarks.Catalogs;
using PluginKit.Benchmarks.Discovery;
using PluginKit.Benchmarks.Editing;
using PluginKit.Benchmarks.Lifecycle;
using PluginKit.Benchmarks.Storefront;

namespace PluginKit.Benchmarks.Running;

/// <summary>
/// One operation in a fresh process: the first call, with everything still to be compiled and nothing warm, and the memory peak. That is what the
/// user of an application meets; the benchmarks say what a long-running host pays.
/// </summary>
internal static class SingleRun
{
    private const int Repeats = 8;

    private static readonly Dictionary<string, Func<Operation>> Operations = new(StringComparer.Ordinal)
    {
        ["snapshot"] = static () => Prepare(new SnapshotLoad(), static one => one.Prepare(), static one => one.Load(), static one => one.Dispose()),
        ["snapshot-again"] = static () => Prepare(new SnapshotLoad(), static one => one.Prepare(), static one => one.LoadAgain(), static one => one.Dispose()),
        ["search"] = static () => Prepare(new IndexSearch(), static one => one.Prepare(), static one => one.Percentiles(), static _ => { }),
        ["build"] = static () => Prepare(new CatalogBuilds(), static one => one.Prepare(), static one => one.Build(), static one => one.Dispose()),
        ["build-again"] = static () => Prepare(new CatalogBuilds(), static one => one.Prepare(), static one => one.BuildAgain(), static one => one.Dispose()),
        ["bundle-plain"] = static () => Prepare(new HandoffBundles(), static one => one.Prepare(), static one => one.Plain(), static one => one.Dispose()),
        ["bundle-verify"] = static () => Prepare(new HandoffBundles(), static one => one.Prepare(), static one => one.Verify(), static one => one.Dispose()),
        ["bundle-install"] = static () => Prepare(new HandoffBundles(), static one => one.Prepare(), static one => one.Install(), static one => one.Dispose()),
        ["list"] = static () => Prepare(new ManagedInstalls(), static one => one.Prepare(), static one => one.List(), static one => one.Dispose()),
        ["doctor"] = static () => Prepare(new ManagedInstalls(), static one => one.Prepare(), static one => one.Doctor(), static one => one.Dispose()),
        ["discover"] = static () => Prepare(new NativePlugins(), static one => one.Prepare(), static one => one.Discover(), static one => one.Dispose()),
        ["discover-small"] = static () => Prepare(new BesideTheClients(), static one => one.Prepare(), static one => one.Discover(), static one => one.Dispose()),
        ["clients"] = static () => Prepare(new BesideTheClients(), static one => one.Prepare(), static one => one.AskTheClients(), static one => one.Dispose()),
        ["add"] = static () => Prepare(new Mutations(), static one => one.Prepare(), static one => one.Add(), static one => one.Dispose()),
        ["update-nothing"] = static () => Prepare(new Mutations(), static one => one.Prepare(), static one => one.UpdateNothing(), static one => one.Dispose()),
        ["recover"] = static () => Prepare(new OpenJournals(), static one => one.Prepare(), static one => one.Recover(), static one => one.Dispose(), static one => one.Interrupt()),
        ["view"] = static () => Prepare(new MixedPage(), static one => one.Prepare(), static one => Task.FromResult<object>(one.Derive()), static _ => { }),
        ["change"] = static () => Prepare(new PageChange(), static one => one.Prepare(), static one => Task.FromResult<object>(one.Compare()), static _ => { }),
        ["check-json"] = static () => Dense(static one => one.CheckJson()),
        ["check-jsonc"] = static () => Dense(static one => one.CheckJsonc()),
        ["check-toml"] = static () => Dense(static one => one.CheckToml()),
        ["read-json"] = static () => Dense(static one => one.ReadJson()),
        ["read-toml"] = static () => Dense(static one => one.ReadToml()),
        ["edit-json"] = static () => Prepare(new MemberEdit(), static _ => { }, static one => Task.FromResult<object>(one.Json()), static _ => { }),
        ["edit-toml"] = static () => Prepare(new MemberEdit(), static _ => { }, static one => Task.FromResult<object>(one.Toml()), static _ => { }),
    };

    public static async Task<int> RunAsync(IReadOnlyList<string> names)
    {
        if (names.Count == 0 || names.FirstOrDefault(static name => !Operations.ContainsKey(name)) is not null)
        {
            await Console.Error.WriteLineAsync($"Usage: once NAME; one of {string.Join(", ", Operations.Keys)}.");
            return 2;
        }

        foreach (var name in names)
        {
            var operation = Operations[name]();
            for (var round = 0; round < Repeats; round++)
            {
                operation.Before();
                await MeasureAsync(name, round == 0 ? "first" : "again", operation.Run);
            }

            operation.Clean();
        }

        return 0;
    }

    private static async Task MeasureAsync(string name, string which, Func<Task> run)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = (Methods: System.Runtime.JitInfo.GetCompiledMethodCount(), Jit: System.Runtime.JitInfo.GetCompilationTime(), Allocated: GC.GetTotalAllocatedBytes(precise: true), Cpu: process.TotalProcessorTime, At: Stopwatch.GetTimestamp());
        await run();
        var wall = Stopwatch.GetElapsedTime(before.At);
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-11} {which}: wall {wall.TotalMilliseconds,8:F1} ms, cpu {(process.TotalProcessorTime - before.Cpu).TotalMilliseconds,8:F1} ms, allocated {(GC.GetTotalAllocatedBytes(precise: true) - before.Allocated) / 1048576d,7:F1} MB, compiled {System.Runtime.JitInfo.GetCompiledMethodCount() - before.Methods} methods in {(System.Runtime.JitInfo.GetCompilationTime() - before.Jit).TotalMilliseconds:F1} ms, peak working set {process.PeakWorkingSet64 / 1048576d,6:F1} MB"));
    }

    private static Operation Dense(Func<DenseText, object> run) =>
        Prepare(new DenseText(), static _ => { }, one => Task.FromResult(run(one)), static _ => { });

    private static Operation Prepare<TBenchmark, TAnswer>(
        TBenchmark benchmark, Action<TBenchmark> prepare, Func<TBenchmark, Task<TAnswer>> run, Action<TBenchmark> clean, Action<TBenchmark>? before = null)
    {
        prepare(benchmark);
        return new(() => before?.Invoke(benchmark), () => run(benchmark), () => clean(benchmark));
    }

    /// <param name="Before">What has to be there again before each round; not measured.</param>
    /// <param name="Run">What is measured.</param>
    /// <param name="Clean">Once, at the end.</param>
    private sealed record Operation(Action Before, Func<Task> Run, Action Clean);
}
