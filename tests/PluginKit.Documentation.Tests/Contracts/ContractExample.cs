namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>A document that a page shows.</summary>
/// <param name="Caption">What it is about.</param>
/// <param name="Format">Its kind.</param>
/// <param name="Json">Its text, with a final newline.</param>
internal sealed record ContractExample(string Caption, string Format, string Json);
