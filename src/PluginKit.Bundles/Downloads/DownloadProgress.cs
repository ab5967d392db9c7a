namespace PluginKit.Bundles.Downloads;

/// <summary>How far a transfer is.</summary>
/// <param name="Name">The file that comes or goes.</param>
/// <param name="Bytes">How many bytes have come or gone.</param>
/// <param name="Total">How many there are; <see langword="null"/> when the server does not say.</param>
public sealed record DownloadProgress(string Name, long Bytes, long? Total);
