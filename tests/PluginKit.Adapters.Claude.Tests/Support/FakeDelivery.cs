using System.Security.Cryptography;
using System.Text;
using PluginKit.Contracts.Clients;

namespace PluginKit.Adapters.Claude.Tests.Support;

/// <summary>A small plugin.</summary>
internal sealed class FakeDelivery(string id, string version = "1.2.3", string body = "hi") : DeliveryView
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal)
    {
        [".claude-plugin/plugin.json"] = $$"""{"name": "{{id}}", "version": "{{version}}", "description": "d"}""",
        [".mcp.json"] = $$$"""{"{{{id}}}-srv": {"command": "${CLAUDE_PLUGIN_ROOT}/bin/x"}}""",
        ["skills/s/SKILL.md"] = $"---\nname: s\ndescription: x\n---\n{body}\n",
    };

    public override string IntegrationId => id;

    public override string Version => version;

    public override string Description => "d";

    public override string Digest => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _files.Values))));

    public override IReadOnlyList<string> Paths => [.. _files.Keys];

    public override ReadOnlyMemory<byte> Read(string path) => Encoding.UTF8.GetBytes(_files[path]);
}
