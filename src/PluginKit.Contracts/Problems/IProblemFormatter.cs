namespace PluginKit.Contracts.Problems;

/// <summary>
/// Turns problems and next steps into sentences for people. An application replaces it to speak its users' language and to name its own
/// buttons; documents carry codes for exactly that reason.
/// </summary>
public interface IProblemFormatter
{
    /// <summary>The problem in one or two sentences, with its place and what to do next.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>One line without control characters.</returns>
    string Describe(Problem problem);

    /// <summary>What to do next.</summary>
    /// <param name="nextStep">The step.</param>
    /// <returns>One line without control characters.</returns>
    string Describe(NextStep nextStep);
}
