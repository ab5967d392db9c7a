namespace PluginKit.Editing.Tests.Clients;

/// <summary>The last edit PluginKit makes after a removal: empty containers that the client left and that were not there before.</summary>
internal static class Tidy
{
    private static readonly string[] Names = ["enabledPlugins", "extraKnownMarketplaces"];

    public static byte[] Containers(byte[] before, byte[] after)
    {
        StructuredReadResult was = StructuredText.Read(TextFormat.Json, before);
        StructuredReadResult now = StructuredText.Read(TextFormat.Json, after);
        MemberChange[] changes =
        [
            .. Names.Select(static name => KeyPath.Of(name))
                .Where(path => !was.TryFind(path, out _) && now.Find(path) is System.Text.Json.Nodes.JsonObject { Count: 0 })
                .Select(static path => new RemoveMember { Path = path }),
        ];
        return StructuredText.Apply(TextFormat.Json, after, changes).Bytes.ToArray();
    }
}
