using System.Text;

namespace PluginKit.Editing.Tests.Clients;

/// <summary>Features of the file, not of what stands in it; the trial looks at them itself.</summary>
internal static class ClientFile
{
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public const string LinkName = "symbolic link to another folder";

    public const string ModeName = "mode 0600";

    public static ClientFeature Link(string text) => new(LinkName, Encoding.UTF8.GetBytes(text), static _ => true, static path =>
    {
        string target = Path.Join(Directory.CreateDirectory(Path.Join(Path.GetDirectoryName(path)!, "dotfiles")).FullName, "real");
        File.Move(path, target);
        File.CreateSymbolicLink(path, target);
    });

    public static ClientFeature Mode(string text) => new(ModeName, Encoding.UTF8.GetBytes(text), static _ => true, static path =>
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Private);
        }
    });

    /// <summary>Whether the file is still what <see cref="ClientFeature.Prepare"/> made of it.</summary>
    public static bool IsStill(ClientFeature feature, string path) => feature.Name switch
    {
        LinkName => File.ResolveLinkTarget(path, false) is not null,
        ModeName => OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == Private,
        _ => true,
    };
}
