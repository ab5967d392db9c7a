using System.Text;

namespace PluginKit.Editing.Tests.Clients;

/// <summary>Something a file of a client may hold, and how to see whether it is still there.</summary>
/// <param name="Name">What a reader of the page calls it.</param>
/// <param name="Before">The whole file.</param>
/// <param name="Keeps">Whether a later state of the file still has it.</param>
/// <param name="Prepare">What else is done to the file, for example a mode.</param>
internal sealed record ClientFeature(string Name, byte[] Before, Func<byte[], bool> Keeps, Action<string>? Prepare = null)
{
    /// <summary>A feature that is a piece of text.</summary>
    public static ClientFeature Text(string name, string file, string piece) =>
        new(name, Encoding.UTF8.GetBytes(file), bytes => Encoding.UTF8.GetString(bytes).Contains(piece, StringComparison.Ordinal));

    public static ClientFeature Of(string name, string file, Func<string, bool> keeps) =>
        new(name, Encoding.UTF8.GetBytes(file), bytes => keeps(Encoding.UTF8.GetString(bytes)));

    /// <summary>The name of a test case.</summary>
    public override string ToString() => Name;
}
