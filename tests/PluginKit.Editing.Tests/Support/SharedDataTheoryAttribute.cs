namespace PluginKit.Editing.Tests.Support;

/// <summary>A theory over shared data; skipped, visibly, where the data is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute(string folder) => Skip = SharedData.Find(folder) is null ? $"The shared data '{folder}' is not there." : null;
}
