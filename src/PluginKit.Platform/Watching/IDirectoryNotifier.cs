namespace PluginKit.Platform.Watching;

/// <summary>Tells what happens to the direct entries of directories, as the system announces it: nothing is looked at again and again.</summary>
public interface IDirectoryNotifier
{
    /// <summary>Listens to an existing directory until the result is disposed. Notices may repeat, and come from any thread.</summary>
    /// <param name="directory">The directory, absolute, without links in its path.</param>
    /// <param name="heard">Called for every notice; must be quick and must not throw.</param>
    /// <returns>Ends the listening.</returns>
    /// <exception cref="IOException">The directory is missing, or the system has no room for another listener or no such service.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be read.</exception>
    IDisposable Listen(string directory, Action<DirectoryNotice> heard);
}
