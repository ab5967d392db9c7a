namespace PluginKit.Tests.Machine;

/// <summary>A test over a folder of the shared data; skipped, visibly, where that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(params string[] folder) => Skip = SharedData.WhyAbsent(folder);

    /// <summary>Another folder that is needed, too.</summary>
    public string And
    {
        get;
        set
        {
            field = value;
            Skip ??= SharedData.WhyAbsent([value]);
        }
    } = string.Empty;
}
