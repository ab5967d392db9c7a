namespace PluginKit.Bundles.Registration;

/// <summary>Says that the named client is registered, which adds to what is there each time.</summary>
internal sealed class DownloadsMarker;
