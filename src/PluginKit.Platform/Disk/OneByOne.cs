using System.Runtime.ExceptionServices;

namespace PluginKit.Platform.Disk;

/// <summary>Flushes several paths where there is no call for all of them.</summary>
internal static class OneByOne
{
    public static void Flush(IDisk disk, IReadOnlyList<string> files, IReadOnlyList<string> directories)
    {
        Exception? first = null;
        foreach (var file in files)
        {
            Try(() =>
            {
                using var stream = disk.OpenAppend(file);
                disk.Flush(stream);
            });
        }

        foreach (var directory in directories)
        {
            Try(() => disk.FlushDirectory(directory));
        }

        if (first is not null)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        void Try(Action flush)
        {
            try
            {
                flush();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                first ??= exception;
            }
        }
    }
}
