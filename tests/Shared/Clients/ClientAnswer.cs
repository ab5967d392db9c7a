namespace PluginKit.Tests.Clients;

/// <summary>How a client's command ended.</summary>
internal sealed record ClientAnswer(int ExitCode, string Output, string Error)
{
    public bool IsOk => ExitCode == 0;

    public override string ToString() => $"exit {ExitCode}\n{Output}{Error}";
}
