namespace PluginKit.Authoring.Registration;

/// <summary>Bounds of what is read from one authored package. Packages are foreign input, so nothing is unbounded.</summary>
public sealed class AuthoringOptions
{
    /// <summary>Bytes of one YAML or JSON document; 1 MiB unless set. At least 1024.</summary>
    public int MaxDocumentBytes { get; set; } = 1024 * 1024;

    /// <summary>Levels of nesting in one YAML document; 32 unless set. Between 8 and 256.</summary>
    public int MaxYamlDepth { get; set; } = 32;

    /// <summary>Scalars, sequences and mappings of one YAML document together; 20,000 unless set. At least 100.</summary>
    public int MaxYamlNodes { get; set; } = 20_000;

    /// <summary>Characters of one YAML text; 65,536 unless set. At least 1024.</summary>
    public int MaxYamlScalarLength { get; set; } = 64 * 1024;
}
