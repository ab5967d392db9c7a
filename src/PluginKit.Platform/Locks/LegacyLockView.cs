namespace PluginKit.Platform.Locks;

/// <summary>The lock file of the existing plugin-kit-ai tool, looked at without changing it.</summary>
/// <param name="Path">The lock file.</param>
/// <param name="State">What it says.</param>
/// <param name="Owner">Who made it, as far as it tells.</param>
public sealed record LegacyLockView(string Path, LegacyLockState State, LockOwner? Owner);
