using PluginKit.Authoring.Registration;

namespace PluginKit.Authoring.Files;

/// <summary>What a document of a package may cost.</summary>
/// <param name="MaxBytes">Bytes of the file.</param>
/// <param name="MaxDepth">Levels of nesting.</param>
/// <param name="MaxNodes">Scalars, sequences and mappings together.</param>
/// <param name="MaxScalarLength">Characters of one scalar.</param>
internal sealed record DocumentLimits(int MaxBytes, int MaxDepth, int MaxNodes, int MaxScalarLength)
{
    public static DocumentLimits Of(AuthoringOptions options) =>
        new(options.MaxDocumentBytes, options.MaxYamlDepth, options.MaxYamlNodes, options.MaxYamlScalarLength);
}
