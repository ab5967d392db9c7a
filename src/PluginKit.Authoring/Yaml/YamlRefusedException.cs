namespace PluginKit.Authoring.Yaml;

/// <summary>The document is not read; never leaves the package, the callers make a problem of it.</summary>
internal sealed class YamlRefusedException : Exception
{
    public YamlRefusedException(string message, long line, long column)
        : base(message)
    {
        Line = (int)Math.Clamp(line, 1, int.MaxValue);
        Column = (int)Math.Clamp(column, 1, int.MaxValue);
    }

    public int Line { get; }

    public int Column { get; }
}
