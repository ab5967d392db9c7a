namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>A test over the real plugins; skipped, visibly, where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = SharedData.UniversalPlugins is null ? SharedData.Absent : null;
}
