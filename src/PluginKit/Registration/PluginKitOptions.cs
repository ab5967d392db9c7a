namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What an application usually sets. Everything else is an option of the package it belongs to.</summary>
public sealed class PluginKitOptions
{
    /// <summary>The catalog: an absolute path of a checkout folder with <c>plugins/</c> or of a snapshot file; <see langword="null"/> for none.</summary>
    public string? CatalogLocation { get; set; }
}
