namespace PluginKit.Contracts.Answers;

/// <summary>What another process left behind after it was asked for a document. Finding and starting it is the application's affair.</summary>
public sealed record ProcessAnswer
{
    /// <summary>The program as people know it, for messages.</summary>
    public required string Program { get; init; }

    /// <summary>Everything it printed on standard output.</summary>
    public ReadOnlyMemory<byte> StandardOutput { get; init; }

    /// <summary>Its exit code; <see langword="null"/> when it never started or was ended by the application.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why it could not be started; <see langword="null"/> when it was.</summary>
    public string? StartError { get; init; }

    /// <summary>Whether the application gave up waiting for it.</summary>
    public bool TimedOut { get; init; }
}
