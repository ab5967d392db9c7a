namespace PluginKit.Bundles.Handoff;

/// <summary>Which project is packed, for which platform.</summary>
public sealed record HandoffExportRequest
{
    /// <summary>The folder of the project, an absolute path.</summary>
    public required string ProjectRoot { get; init; }

    /// <summary><c>codex-runtime</c> or <c>claude</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>
    /// The archive, an absolute path that ends in <c>.tar.gz</c>; what is there is replaced. When <see langword="null"/>,
    /// <c>&lt;name&gt;_&lt;platform&gt;_&lt;runtime&gt;_bundle.tar.gz</c> in the folder of the project.
    /// </summary>
    public string? Output { get; init; }
}
