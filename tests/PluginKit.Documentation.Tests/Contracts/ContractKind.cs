namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>What a page says of a kind of document that its types do not say.</summary>
/// <param name="Format">Its identifier.</param>
/// <param name="Title">The title of its page.</param>
/// <param name="Purpose">What it is for, and what a reader has to know.</param>
/// <param name="Writers">Who writes it: the API, the commands of the sample host, and when.</param>
internal sealed record ContractKind(string Format, string Title, string Purpose, IReadOnlyList<ContractWriter> Writers);
