namespace PluginKit.Lifecycle.Leases;

/// <summary>A lease that was found on disk.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Lease">What it says; <see langword="null"/> when it cannot be understood, so that nobody knows what it held.</param>
/// <param name="IsLive">Whether its process lives.</param>
internal sealed record FoundLease(string Path, LeaseFile? Lease, bool IsLive);
