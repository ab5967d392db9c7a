namespace PluginKit.Platform.Processes;

/// <summary>What to run.</summary>
public sealed record ProcessRequest
{
    /// <summary>The program, absolute. Of a batch file (<c>.cmd</c>, <c>.bat</c>) the program behind it is run, or nothing.</summary>
    public required string FileName { get; init; }

    /// <summary>Arguments, each passed as it is.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Working directory, absolute and existing.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The whole environment of the program; nothing is inherited. On Linux it gets a mark besides, <c>PLUGINKIT_RUN</c>, by which its descendants are found.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Time limit.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of output and of error output that are kept, each.</summary>
    public int OutputLimit { get; init; } = 1 << 20;

    /// <summary>Whether the program is ended when its output goes beyond the limit, instead of being let run while the rest is thrown away. Its error output does not count.</summary>
    public bool EndsAtLimit { get; init; }

    /// <summary>Whether the end of the output is kept instead of its beginning: for programs that say last what went wrong.</summary>
    public bool KeepsEnd { get; init; }

    /// <summary>
    /// Called with every piece of the error output as it comes, in order and one at a time, on arbitrary threads; the bytes are valid during the call only. It should be quick: the
    /// program waits for it when its pipe is full. When it throws it is not called again, and nothing else happens.
    /// </summary>
    public Action<ReadOnlyMemory<byte>>? ErrorRead { get; init; }

    /// <summary>Called once with the process id and start time as soon as the program runs, before it is waited for.</summary>
    public Action<ProcessIdentity>? Started { get; init; }
}
