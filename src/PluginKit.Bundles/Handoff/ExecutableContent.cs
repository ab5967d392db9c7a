namespace PluginKit.Bundles.Handoff;

/// <summary>
/// Tells by the first bytes of a file whether it is a program: a script with an interpreter, or what Linux and macOS load. Modes of a disk are not asked, since
/// some disks have none: the same project has to give the same bytes everywhere.
/// </summary>
internal static class ExecutableContent
{
    public const int Head = 4;

    private static readonly byte[][] Magics =
    [
        [0x7F, (byte)'E', (byte)'L', (byte)'F'], [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE],
    ];

    public static bool Is(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("#!"u8))
        {
            return true;
        }

        foreach (var magic in Magics)
        {
            if (head.StartsWith(magic))
            {
                return true;
            }
        }

        return false;
    }
}
