namespace PluginKit.Benchmarks.Running;

/// <summary>A folder on the real disk below the temporary folder of the machine; it goes away with the process's work.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("pluginkit-benchmark-").FullName;

    public string Home => Path.Combine(Root, "home");

    public string SystemRoot => Path.Combine(Root, "machine");

    public string Write(string relative, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(Root, relative);
        WriteFile(path, content);
        return path;
    }

    public static void WriteFile(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
