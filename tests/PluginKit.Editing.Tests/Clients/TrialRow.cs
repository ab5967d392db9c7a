namespace PluginKit.Editing.Tests.Clients;

/// <summary>What a client did with a feature.</summary>
internal sealed record TrialRow(string Feature, string Add, string AfterAdd, string AfterRemove)
{
    public override string ToString() => $"| {Feature} | {Add} | {AfterAdd} | {AfterRemove} |";
}
