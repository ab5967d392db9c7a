using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Keeps writing free of reflection.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class PointerJsonContext : JsonSerializerContext;
