using PluginKit.Authoring.Yaml;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;

namespace PluginKit.Authoring.Files;

/// <summary>Opens the documents of a package tree; what cannot be read becomes a problem.</summary>
internal sealed class PackageFiles(PackageTree tree, DocumentLimits limits, ProblemLog problems)
{
    public PackageTree Tree { get; } = tree;

    public ProblemLog Problems { get; } = problems;

    public DocumentLimits Limits { get; } = limits;

    /// <summary>The length of a file in bytes; zero when there is none.</summary>
    public long Length(string path) => Tree.Entries.FirstOrDefault(entry => string.Equals(entry.Path, path, StringComparison.Ordinal))?.Length ?? 0;

    /// <summary>Paths of the files below a folder, ordered.</summary>
    /// <param name="folder">The folder without a slash at its end; empty for the whole package.</param>
    public IEnumerable<string> FilesBelow(string folder) =>
        Tree.Entries.Where(entry => entry.Kind == PackageEntryKind.File && IsBelow(entry.Path, folder)).Select(static entry => entry.Path);

    /// <summary>Whether there is at least one file below a folder.</summary>
    public bool HasFolder(string folder) => FilesBelow(folder).Any();

    /// <summary>The bytes of a document, or <see langword="null"/> after a problem. One that is too large is not even opened.</summary>
    public ReadOnlyMemory<byte>? Bytes(string path, string invalidCode)
    {
        if (Length(path) > Limits.MaxBytes)
        {
            Problems.Add(Problem.At(invalidCode, $"{path}: the file is larger than {Limits.MaxBytes} bytes.", path, 1, 1));
            return null;
        }

        try
        {
            return Tree.Read(path);
        }
        catch (Exception e) when (ReadFaults.IsExpected(e))
        {
            Problems.Add(ReadFaults.ToProblem(e, path));
            return null;
        }
    }

    /// <summary>The mapping at the root of a YAML file, or <see langword="null"/> after a problem.</summary>
    public YamlMapping? Mapping(string path, DocumentReport report) => Bytes(path, report.InvalidCode) is { } bytes ? Mapping(bytes.Span, report) : null;

    /// <summary>The mapping at the root of a YAML text, or <see langword="null"/> after a problem.</summary>
    public YamlMapping? Mapping(ReadOnlySpan<byte> bytes, DocumentReport report)
    {
        try
        {
            var (root, hasMore) = YamlDocumentReader.Read(bytes, Limits);
            if (hasMore)
            {
                report.Warn(1, 1, "only the first of the YAML documents in the file is read");
            }

            if (root is YamlMapping mapping)
            {
                return mapping;
            }

            report.Invalid(root?.Line ?? 1, root?.Column ?? 1, "the document has to be a mapping");
        }
        catch (YamlRefusedException e)
        {
            report.Invalid(e.Line, e.Column, e.Message);
        }

        return null;
    }

    /// <summary>A JSON file, or <see langword="null"/> after a problem.</summary>
    public JsonFile? Json(string path, string invalidCode, bool allowDuplicates = false)
    {
        if (Bytes(path, invalidCode) is not { } bytes)
        {
            return null;
        }

        var (value, fault) = JsonText.Parse(bytes, allowDuplicates);
        if (fault is not null)
        {
            Problems.Add(Problem.At(invalidCode, $"{path}: {fault.Message}.", path, fault.Position.Line, fault.Position.Column));
        }

        return value is null ? null : new(path, value.Value, bytes);
    }

    private static bool IsBelow(string path, string folder) =>
        folder.Length == 0 || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));
}
