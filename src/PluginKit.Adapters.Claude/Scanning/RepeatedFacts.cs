namespace PluginKit.Adapters.Claude.Scanning;

/// <summary>Lines of evidence, <c>name=value</c>, that thousands of plugins have in common: each is one text, however many plugins it is said of.</summary>
internal sealed class RepeatedFacts
{
    private readonly Dictionary<(string Name, string Value), string> _known = [];

    public string Of(string name, string value)
    {
        if (!_known.TryGetValue((name, value), out var line))
        {
            _known[(name, value)] = line = $"{name}={value}";
        }
        return line;
    }
}
