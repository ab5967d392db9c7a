namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>The two ways in which a delivery reaches the client.</summary>
internal enum DeliveryLane
{
    /// <summary>Through the client's own commands and a marketplace of our own.</summary>
    Native = 0,

    /// <summary>Laid out in the personal marketplace, for a client that is not there yet.</summary>
    Prepared = 1,
}
