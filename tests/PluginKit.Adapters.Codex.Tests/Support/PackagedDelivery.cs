using System.Text;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Trees;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>A small native package.</summary>
internal sealed class PackagedDelivery : DeliveryView
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    public PackagedDelivery(string? version, string skill = "Do it.", string name = "alpha", string? manifest = null, Dictionary<string, string>? others = null)
    {
        Version = version ?? string.Empty;
        IntegrationId = name;
        _files[".codex-plugin/plugin.json"] = manifest ?? (version is null ? $$"""{"name":"{{name}}"}""" : $$"""{"name":"{{name}}","version":"{{version}}","description":"A test."}""");
        _files[".mcp.json"] = """{"srv":{"command":"./bin/x"}}""";
        _files["bin/x"] = "#!/bin/sh\n";
        _files["skills/one/SKILL.md"] = skill;
        foreach (var (path, text) in others ?? [])
        {
            _files[path] = text;
        }

        Entries =
        [
            .. _files.Keys.SelectMany(Parents).Distinct(StringComparer.Ordinal).Select(static path => new PackageEntry(path, PackageEntryKind.Directory, 0, false)),
            .. _files.Select(static file => new PackageEntry(file.Key, PackageEntryKind.File, Encoding.UTF8.GetByteCount(file.Value), file.Key == "bin/x")),
        ];
        Entries = [.. Entries.OrderBy(static entry => entry.Path, StringComparer.Ordinal)];
        Digest = TreeDigest.Compute(Entries, Read);
    }

    public override string IntegrationId { get; }

    public override string Version { get; }

    public override string Description => "A test.";

    public override string Digest { get; }

    public override IReadOnlyList<string> Paths => [.. _files.Keys];

    public IReadOnlyList<PackageEntry> Entries { get; }

    public override ReadOnlyMemory<byte> Read(string path) => Encoding.UTF8.GetBytes(_files[path]);

    private static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
        }
    }
}
