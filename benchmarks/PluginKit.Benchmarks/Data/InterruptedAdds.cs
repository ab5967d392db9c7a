using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginKit.Benchmarks.Running;
using PluginKit.Lifecycle;
using PluginKit.Platform.Disk;
using PluginKit.Testing.FaultInjection;
using PluginKit.Testing.Observation;

namespace PluginKit.Benchmarks.Data;

/// <summary>
/// What adds leave whose process ended right before a client was told. Each is made by the lifecycle itself on a disk that stops; what is open is kept
/// aside meanwhile, since every mutation first brings earlier ones to their end.
/// </summary>
internal sealed class InterruptedAdds(string own, IReadOnlyList<(string Path, byte[] Content)> files)
{
    public static async Task<InterruptedAdds> MakeAsync(ScratchFolder scratch, int count)
    {
        var own = Path.Combine(scratch.Home, ".plugin-kit-ai");
        var operations = Path.Combine(own, "pluginkit", "operations");
        var aside = Path.Combine(scratch.Root, "aside");
        Directory.CreateDirectory(aside);
        for (var number = 0; number < count; number++)
        {
            await InterruptAsync(scratch, RealisticPackage.WriteTo(scratch, GeneratedCatalog.IdOf(number)));
            var operation = Directory.EnumerateDirectories(operations).Single();
            Directory.Move(operation, Path.Combine(aside, Path.GetFileName(operation)));
        }

        Directory.EnumerateDirectories(aside).ToList().ForEach(operation => Directory.Move(operation, Path.Combine(operations, Path.GetFileName(operation))));
        return new(own, [.. Directory.EnumerateFiles(own, "*", SearchOption.AllDirectories).Select(static path => (path, File.ReadAllBytes(path)))]);
    }

    private static async Task InterruptAsync(ScratchFolder scratch, string source)
    {
        await using var services = Application.On(scratch, change: static services =>
        {
            services.TryAddSingleton<FileSystemDisk>();
            services.Replace(ServiceDescriptor.Singleton<IDisk>(static provider => Stopping(provider.GetRequiredService<FileSystemDisk>())));
        });
        var lifecycle = services.GetRequiredService<IPluginLifecycle>();
        var plan = await lifecycle.PlanAddAsync(new() { Source = source, Targets = ["claude"] });
        try
        {
            await lifecycle.ApplyAsync(plan);
        }
        catch (SimulatedCrashException)
        {
            return;
        }

        throw new InvalidOperationException("The add was to be interrupted, and went through.");
    }

    /// <summary>Puts the leftovers back as they were.</summary>
    public void CopyIn()
    {
        Directory.Delete(own, recursive: true);
        foreach (var (path, content) in files)
        {
            ScratchFolder.WriteFile(path, content);
        }
    }

    /// <summary>Ends its process when the folder is made in which a client's command would run.</summary>
    private static InterleavedDisk Stopping(IDisk inner)
    {
        var ended = false;
        return new(inner, operation =>
        {
            ended |= operation.Kind == DiskOperationKind.CreateDirectory && operation.Path.EndsWith("neutral", StringComparison.Ordinal);
            if (ended)
            {
                throw new SimulatedCrashException(operation.ToString());
            }
        });
    }
}
