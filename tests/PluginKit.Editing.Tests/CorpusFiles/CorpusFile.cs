namespace PluginKit.Editing.Tests.CorpusFiles;

/// <summary>One file of the corpus, found in the folder.</summary>
internal sealed class CorpusFile
{
    private static readonly string Folder = Path.Join(AppContext.BaseDirectory, "Corpus");

    private CorpusFile(string name)
    {
        Name = name;
        Bytes = File.ReadAllBytes(Path.Join(Folder, name));
        Format = Path.GetExtension(name) switch
        {
            ".toml" => TextFormat.Toml,
            ".jsonc" => TextFormat.Jsonc,
            _ => TextFormat.Json,
        };
    }

    public string Name { get; }

    public byte[] Bytes { get; }

    public TextFormat Format { get; }

    public static CorpusFile Open(string name) => new(name);

    /// <summary>All files in the folder; those that clients could not read either lie in <c>broken</c>.</summary>
    public static TheoryData<string> Names(bool broken) =>
    [
        .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Where(name => name.StartsWith("broken/", StringComparison.Ordinal) == broken)
            .Order(StringComparer.Ordinal),
    ];
}
