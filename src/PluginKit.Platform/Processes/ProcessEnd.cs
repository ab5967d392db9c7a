namespace PluginKit.Platform.Processes;

/// <summary>How a program ended.</summary>
public enum ProcessEnd
{
    /// <summary>By itself, with an exit code.</summary>
    Exited = 0,

    /// <summary>It could not be started.</summary>
    NotStarted = 1,

    /// <summary>It was ended after its time limit.</summary>
    TimedOut = 2,

    /// <summary>It was ended because it printed more than <see cref="ProcessRequest.OutputLimit"/>; only where <see cref="ProcessRequest.EndsAtLimit"/> asks for it.</summary>
    TooMuchOutput = 3,
}
