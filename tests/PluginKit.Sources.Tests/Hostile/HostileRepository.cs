using PluginKit.Sources.Tests.Git;

namespace PluginKit.Sources.Tests.Hostile;

/// <summary>A repository that must not be taken in.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Tree">Makes its content and gives the object of it.</param>
/// <param name="Code">The problem that is expected.</param>
internal sealed record HostileRepository(string Name, Func<RepositoryOfOthers, string> Tree, string Code);
