using PluginKit.Authoring.Yaml;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Files;

/// <summary>Collects what is wrong with one file, always with its position. Messages name fields, never their values.</summary>
/// <param name="path">Path in the package.</param>
/// <param name="invalidCode">Problem code of an error.</param>
/// <param name="unknownFieldCode">Problem code of a field that the format does not know.</param>
/// <param name="problems">Where the problems go.</param>
internal sealed class DocumentReport(string path, string invalidCode, string unknownFieldCode, ProblemLog problems)
{
    public string Path { get; } = path;

    public string InvalidCode { get; } = invalidCode;

    public bool HasErrors { get; private set; }

    public void Invalid(YamlValue at, string message) => Invalid(at.Line, at.Column, message);

    public void Invalid(int line, int column, string message)
    {
        HasErrors = true;
        problems.Add(Problem.At(InvalidCode, $"{Path}: {message}.", Path, line, column));
    }

    public void Unknown(YamlEntry entry, string fieldPath) =>
        problems.Add(Problem.At(unknownFieldCode, $"{Path}: the field {fieldPath} is not known and has no effect.", Path, entry.Line, entry.Column));

    /// <summary>A warning with a code of its own.</summary>
    public void Warn(string code, YamlValue at, string message) => problems.Add(Problem.At(code, $"{Path}: {message}.", Path, at.Line, at.Column));

    public void Warn(int line, int column, string message) =>
        problems.Add(Problem.At(unknownFieldCode, $"{Path}: {message}.", Path, line, column));
}
