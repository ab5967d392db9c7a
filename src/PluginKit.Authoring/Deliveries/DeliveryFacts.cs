namespace PluginKit.Authoring.Deliveries;

/// <summary>What a delivery says about itself.</summary>
internal sealed record DeliveryFacts(string AuthoredTarget, bool IsShipped, string IntegrationId, string Version, string Description);
