namespace PluginKit.Platform.Processes;

/// <summary>Starts programs: argument vectors only, input closed, output limited, an explicit environment and working directory.</summary>
public interface IProcessRunner
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellationToken">Ends the program (and its children) and throws.</param>
    /// <returns>How it ended; a program that cannot be started is an outcome, not an exception.</returns>
    Task<ProcessOutcome> RunAsync(ProcessRequest request, CancellationToken cancellationToken);
}
