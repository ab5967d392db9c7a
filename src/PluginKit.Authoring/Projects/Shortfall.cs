using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Authoring.Projects;

/// <summary>One reason why a project cannot run.</summary>
/// <param name="Status">What that makes of it.</param>
/// <param name="ReasonCode">A word of <see cref="ReadinessReasons"/>.</param>
/// <param name="Message">The sentence for people, without a full stop.</param>
/// <param name="Path">The file that it is about, relative to the project.</param>
internal sealed record Shortfall(ReadinessStatus Status, string ReasonCode, string Message, string? Path = null)
{
    public static Shortfall Blocked(string reasonCode, string message, string? path = null) => new(ReadinessStatus.Blocked, reasonCode, message, path);
}
