namespace PluginKit.Testing.VirtualDisk.Facade;

internal static class Unsupported
{
    /// <param name="member">Interface and member, for example <c>IFile.Encrypt</c>.</param>
    internal static NotSupportedException Member(string member) => new($"{member} is not part of the virtual disk.");
}
