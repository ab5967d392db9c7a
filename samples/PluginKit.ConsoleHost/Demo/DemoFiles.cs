using System.Reflection;

namespace PluginKit.ConsoleHost.Demo;

/// <summary>Unpacks the files that travel inside the program.</summary>
internal static class DemoFiles
{
    /// <summary>Writes every embedded file below <paramref name="prefix"/> into a folder.</summary>
    public static void Unpack(string prefix, string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var portable = name.Replace('\\', '/');
            if (!portable.StartsWith(prefix + "/", StringComparison.Ordinal))
            {
                continue;
            }

            var path = Path.Combine([folder, .. portable[(prefix.Length + 1)..].Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var source = assembly.GetManifestResourceStream(name)!;
            using var target = File.Create(path);
            source.CopyTo(target);
        }
    }
}
