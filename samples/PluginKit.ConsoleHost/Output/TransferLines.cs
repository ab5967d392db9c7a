using PluginKit.Bundles.Downloads;

namespace PluginKit.ConsoleHost.Output;

/// <summary>How far a transfer is, as lines on the error stream: the first bytes, every further 8 MiB, and the end.</summary>
internal sealed class TransferLines(TextWriter error) : IProgress<DownloadProgress>
{
    private const long Step = 8 << 20;

    private string? _name;
    private long _next;

    public void Report(DownloadProgress value)
    {
        if (_name != value.Name)
        {
            (_name, _next) = (value.Name, 0);
        }

        if (value.Bytes < _next && value.Bytes != value.Total)
        {
            return;
        }

        _next = value.Bytes + Step;
        var total = value.Total is { } all ? $" of {all:N0}" : string.Empty;
        error.WriteLine($"  [transfer] {Shown.Text(value.Name)}: {value.Bytes:N0}{total} bytes");
    }
}
