using System.Text;
using PluginKit.Contracts.Clients;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <content>Which generations there are and which one the client's pointer names.</content>
internal sealed partial class SketchAdapter
{
    public ValueTask<GenerationView> ReadGenerationsAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        var pointer = request.Client.Files.Read(Path.Combine(request.OwnedRoot, "current"));
        return ValueTask.FromResult(new GenerationView
        {
            Generations = [.. Generations(request.Client, request.OwnedRoot, request.IntegrationId)],
            ReferencedPaths = pointer.IsOk ? [Encoding.UTF8.GetString(pointer.Bytes.Span).TrimEnd('\n')] : [],
        });
    }

    private static IReadOnlyList<GenerationFolder> Generations(ClientContext client, string owned, string id) => new GenerationLayout(owned, id).Read(client.Files).Generations;
}
