namespace PluginKit.Documentation.Tests.Contracts;

/// <summary>One way to get a document.</summary>
/// <param name="Type">The type of the API.</param>
/// <param name="Member">Its member.</param>
/// <param name="Commands">The commands of the sample host; <c>ID</c>, <c>SOURCE</c>, <c>CATALOG</c>, <c>CARD</c> and <c>FILE</c> stand for what a user names. Empty where there is none.</param>
/// <param name="Says">What the document says then.</param>
internal sealed record ContractWriter(Type Type, string Member, IReadOnlyList<string> Commands, string Says)
{
    public string Api => $"{Type.Name}.{Member}";
}
