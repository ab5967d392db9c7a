using System.Globalization;
using System.Security.Cryptography;

namespace PluginKit.Tests.Frozen;

/// <summary>
/// A folder of files that somebody else holds already. Those whose digest is in its list are never changed again; others wait for their release and are made
/// anew by the switch. A release lists what waits.
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="accept">What the switch says: <c>1</c> makes what is not listed, <c>list</c> also lists it, anything else only compares.</param>
/// <param name="isReleased">Whether everything has to be listed.</param>
internal sealed class FrozenFolder(string root, string? accept, bool isReleased)
{
    /// <summary>The environment variable.</summary>
    public const string Switch = "PLUGINKIT_ACCEPT_FROZEN";

    private const string ListName = "digests.txt";
    private const string ListToo = "list";

    public FrozenFolder(string root)
        : this(root, Environment.GetEnvironmentVariable(Switch), Release.IsMade)
    {
    }

    /// <summary>Whether files are made.</summary>
    public bool Makes => accept is "1" or ListToo;

    /// <summary>The names of the files, relative with forward slashes and in order.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(root)
        ? [.. Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];

    private string List => Path.Combine(root, ListName);

    public byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(root, name));

    public bool IsListed(string name) => Listed().ContainsKey(name);

    /// <summary>Makes a file when the switch says so and the file is not listed.</summary>
    public void Offer(string name, Func<byte[]> content)
    {
        if (Makes && !IsListed(name))
        {
            var path = Path.Combine(root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content());
        }
    }

    /// <summary>Of files that are numbered from 1, the last one.</summary>
    /// <param name="prefix">What stands before the number.</param>
    public string? Latest(string prefix = "") =>
        Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).MaxBy(name => NumberOf(name, prefix));

    /// <summary>Makes the next of numbered files where the last one says something else, or the last one anew while it is not listed.</summary>
    public void OfferLatest(string prefix, string suffix, byte[] content)
    {
        var latest = Latest(prefix);
        if (latest is null || !Bytes(latest).AsSpan().SequenceEqual(content))
        {
            var number = latest is null ? 1 : NumberOf(latest, prefix) + (IsListed(latest) ? 1 : 0);
            Offer(string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}{suffix}"), () => content);
        }
    }

    /// <summary>What is not as it was frozen, a line each.</summary>
    public IReadOnlyList<string> Differences()
    {
        var listed = Listed();
        var found = Names.ToDictionary(static name => name, name => Convert.ToHexStringLower(SHA256.HashData(Bytes(name))), StringComparer.Ordinal);
        if (accept == ListToo)
        {
            foreach (var (name, digest) in found)
            {
                listed.TryAdd(name, digest);
            }

            File.WriteAllText(List, string.Concat(listed.Select(static row => $"{row.Value}  {row.Key}\n")));
        }

        return
        [
            .. listed.Keys.Except(found.Keys, StringComparer.Ordinal).Select(static name => $"{name} is gone"),
            .. listed.Where(row => found.TryGetValue(row.Key, out var digest) && digest != row.Value).Select(static row => $"{row.Key} was changed"),
            .. isReleased ? found.Keys.Except(listed.Keys, StringComparer.Ordinal).Select(static name => $"{name} is released and not listed; {Switch}={ListToo} lists it") : [],
        ];
    }

    private static int NumberOf(string name, string prefix) => int.Parse(name[prefix.Length..].Split('.')[0], CultureInfo.InvariantCulture);

    private SortedDictionary<string, string> Listed() => new(
        File.Exists(List) ? File.ReadAllLines(List).Select(static line => line.Split("  ", 2)).ToDictionary(static row => row[1], static row => row[0], StringComparer.Ordinal) : [],
        StringComparer.Ordinal);
}
