using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace PluginKit.Benchmarks.Running;

/// <summary>A group that works on the real disk, through the services of an application.</summary>
public abstract class OnDisk : Calibrated, IDisposable
{
    private ScratchFolder? _scratch;
    private ServiceProvider? _services;

    /// <summary>Whether there was anything to start.</summary>
    protected bool IsStarted => _services is not null;

    [GlobalSetup]
    public void Prepare()
    {
        _scratch = new();
        Start(_scratch);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _services?.Dispose();
        _services = null;
        _scratch?.Dispose();
        _scratch = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>Fills the folder and calls <see cref="Open"/>.</summary>
    private protected abstract void Start(ScratchFolder scratch);

    private protected void Open(ScratchFolder scratch, string? catalog = null) => _services = Application.On(scratch, catalog);

    protected TService Service<TService>()
        where TService : notnull => _services!.GetRequiredService<TService>();
}
