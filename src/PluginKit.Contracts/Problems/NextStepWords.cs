namespace PluginKit.Contracts.Problems;

/// <summary>The words of one action.</summary>
/// <param name="Without">The sentence when none of the arguments is given.</param>
/// <param name="With">The sentence with <c>{0}</c> for the first argument that is given.</param>
/// <param name="Arguments">Names of the argument, the usual one first.</param>
internal sealed record NextStepWords(string Without, string With = "", params IReadOnlyList<string> Arguments);
