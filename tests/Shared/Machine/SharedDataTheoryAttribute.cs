namespace PluginKit.Tests.Machine;

/// <summary>A theory over a folder of the shared data; skipped, visibly, where that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute(params string[] folder) => Skip = SharedData.WhyAbsent(folder);
}
