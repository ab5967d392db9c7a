namespace PluginKit.Testing.FaultInjection;

/// <summary>
/// The process ended here, as far as the code under test is concerned. It is no <see cref="IOException"/>, so that nothing that handles troubles of
/// the disk handles it.
/// </summary>
public sealed class SimulatedCrashException : Exception
{
    /// <summary>Makes the exception.</summary>
    public SimulatedCrashException()
        : this("The process was ended by the test.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">Where the process ended.</param>
    public SimulatedCrashException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">Where the process ended.</param>
    /// <param name="innerException">The cause.</param>
    public SimulatedCrashException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
