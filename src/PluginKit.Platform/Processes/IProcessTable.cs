namespace PluginKit.Platform.Processes;

/// <summary>Knows which processes live. Replace it in tests.</summary>
public interface IProcessTable
{
    /// <summary>This process.</summary>
    ProcessIdentity Self { get; }

    /// <summary>Whether a process lives.</summary>
    /// <param name="pid">Its id.</param>
    /// <param name="startedAt">
    /// Its recorded start time: a process of the same id that started at another time is a later one. <see langword="null"/> when it is not known.
    /// </param>
    /// <returns><see langword="true"/> also when the system does not tell, so that nobody's work is mistaken for abandoned.</returns>
    bool IsAlive(int pid, DateTimeOffset? startedAt);
}
