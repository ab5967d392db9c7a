namespace PluginKit.Concurrency.Tests.Processes;

[CollectionDefinition(Name)]
public sealed class CrowdCollection : ICollectionFixture<Crowd>
{
    public const string Name = "crowd";
}
