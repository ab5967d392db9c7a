namespace PluginKit.Contracts.Problems;

/// <summary>The words of one action.</summary>
/// <param name="Without">The sentence when the argument is not given.</param>
/// <param name="Argument">The argument that the other sentence names.</param>
/// <param name="With">The sentence with <c>{0}</c> for the argument.</param>
internal sealed record NextStepWords(string Without, string? Argument = null, string With = "");
