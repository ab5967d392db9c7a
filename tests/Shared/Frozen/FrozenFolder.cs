using System.Security.Cryptography;

namespace PluginKit.Tests.Frozen;

/// <summary>
/// A folder of files that nobody changes any more, because somebody else already holds them. A list in the folder has the digest of each; the switch adds to the
/// folder and to the list what is new, and never touches what is there.
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="adds">Whether what is missing is added.</param>
internal sealed class FrozenFolder(string root, bool adds)
{
    /// <summary>The environment variable that adds.</summary>
    public const string Switch = "PLUGINKIT_ACCEPT_FROZEN";

    private const string ListName = "digests.txt";

    public FrozenFolder(string root)
        : this(root, Environment.GetEnvironmentVariable(Switch) == "1")
    {
    }

    /// <summary>Whether the switch is set.</summary>
    public bool Adds => adds;

    private string List => Path.Combine(root, ListName);

    /// <summary>The names of the files, relative with forward slashes and in order.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    public byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(root, name));

    /// <summary>Adds a file when the switch is set and there is none of that name.</summary>
    /// <returns>Whether there is one now.</returns>
    public bool Offer(string name, Func<byte[]> content)
    {
        var path = Path.Combine(root, name);
        if (adds && !File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content());
        }

        return File.Exists(path);
    }

    /// <summary>What is not as it was frozen, a line each; with the switch, new files are listed first.</summary>
    public IReadOnlyList<string> Differences()
    {
        var listed = Listed();
        var found = Names.ToDictionary(static name => name, name => Convert.ToHexStringLower(SHA256.HashData(Bytes(name))), StringComparer.Ordinal);
        if (adds)
        {
            foreach (var (name, digest) in found)
            {
                listed.TryAdd(name, digest);
            }

            File.WriteAllLines(List, listed.Select(static row => $"{row.Value}  {row.Key}"));
        }

        return
        [
            .. listed.Keys.Except(found.Keys, StringComparer.Ordinal).Select(static name => $"{name} is gone"),
            .. listed.Where(row => found.TryGetValue(row.Key, out var digest) && digest != row.Value).Select(static row => $"{row.Key} was changed"),
            .. found.Keys.Except(listed.Keys, StringComparer.Ordinal).Select(static name => $"{name} is not in {ListName}; {Switch}=1 adds it"),
        ];
    }

    private SortedDictionary<string, string> Listed() => new(
        File.Exists(List) ? File.ReadAllLines(List).Select(static line => line.Split("  ", 2)).ToDictionary(static row => row[1], static row => row[0], StringComparer.Ordinal) : [],
        StringComparer.Ordinal);
}
