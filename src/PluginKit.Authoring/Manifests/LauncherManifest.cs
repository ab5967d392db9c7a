namespace PluginKit.Authoring.Manifests;

/// <summary>What <c>launcher.yaml</c> says: the program behind a package with hooks of its own.</summary>
/// <param name="Runtime"><c>go</c>, <c>python</c>, <c>node</c> or <c>shell</c>.</param>
/// <param name="Entrypoint">The program, relative to the package root, usually <c>./bin/&lt;name&gt;</c>.</param>
public sealed record LauncherManifest(string Runtime, string Entrypoint);
