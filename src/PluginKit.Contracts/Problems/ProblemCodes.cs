namespace PluginKit.Contracts.Problems;

/// <summary>
/// The stable codes of <see cref="Problem"/>. Meaning, severity and next step stand in <see cref="ProblemCatalog"/>; a code is declared in the part of this
/// class that has the name of its rows there (<c>ProblemCodes.Operations.cs</c> beside <c>OperationsProblems.cs</c>).
/// </summary>
public static partial class ProblemCodes;
