namespace PluginKit.Bundles.Tests.Handoff;

/// <summary>A theory for which another language is needed; skipped visibly where it is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = PythonFactAttribute.WhyAbsent;
}
