namespace PluginKit.Tests.Machine;

/// <summary>A test over a folder of the shared data; skipped, visibly, where that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(params string[] folder) => Skip = SharedData.WhyAbsent(folder);
}
