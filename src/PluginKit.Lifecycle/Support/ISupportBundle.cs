namespace PluginKit.Lifecycle.Support;

/// <summary>
/// Puts together what somebody needs who is asked for help: a zip file with what PluginKit knows about itself, its state and its operations. Only members
/// that are known to be harmless are taken; every other value is left out, and texts that are taken lose the home directory, the user's name, credentials of
/// URLs and whatever has the shape of a secret. Contents of the clients' files and the journals' copies of them are never in it.
/// </summary>
public interface ISupportBundle
{
    /// <summary>Writes a bundle. Reads only; starts nothing unless client versions are asked for.</summary>
    /// <param name="destination">Where to; it stays open.</param>
    /// <param name="options">What to take.</param>
    /// <param name="cancellationToken">Stops the work; nothing has been written to <paramref name="destination"/> before everything is put together.</param>
    /// <returns>What was written.</returns>
    Task<SupportBundleResult> WriteAsync(Stream destination, SupportBundleOptions? options = null, CancellationToken cancellationToken = default);
}
