using PluginKit.Tests.Clients;

namespace PluginKit.Authoring.Tests.Clients;

internal static class ClientAssertions
{
    /// <summary>The command has to end with 0; gives what it printed.</summary>
    public static string ShouldEndWell(this ClientAnswer answer)
    {
        answer.IsOk.ShouldBeTrue(answer.ToString());
        return answer.Output;
    }
}
